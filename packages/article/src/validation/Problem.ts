/** What is wrong with an article and where: a path such as `sections[1].blocks[0].runs[0].to`; '' is the whole. */
export interface Problem {
  readonly path: string
  readonly message: string
}

const MAX_PROBLEMS = 200

/** The problems found so far, in reading order; from the 201st on they are only counted. */
export class Problems {
  readonly #found: Problem[] = []
  #count = 0

  add(path: string, message: string): void {
    this.#count += 1
    if (this.#found.length < MAX_PROBLEMS) this.#found.push({ path, message })
  }

  get count(): number {
    return this.#count
  }

  /** The problems, with a last one that says how many more there are. */
  list(): readonly Problem[] {
    const more = this.#count - this.#found.length
    return more > 0 ? [...this.#found, { path: '', message: `And ${more} more problems.` }] : [...this.#found]
  }
}
