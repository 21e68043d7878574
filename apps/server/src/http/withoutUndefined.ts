type Defined<Shape> = { [Field in keyof Shape]?: Exclude<Shape[Field], undefined> }

/** The same without the fields that are there but undefined, as parsed requests have them. */
export function withoutUndefined<Shape extends object>(shape: Shape): Defined<Shape> {
  return Object.fromEntries(
    Object.entries(shape).filter(([, value]) => value !== undefined),
  ) as Defined<Shape>
}
