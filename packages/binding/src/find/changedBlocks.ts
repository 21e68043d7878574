import type { Node } from '@tiptap/pm/model'

/** Whole blocks `fromA`..`toA` of one document that are `fromB`..`toB` of another; all others are the same objects. */
export interface ChangedBlocks {
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
}

/** What is between the first and the last block that are not the same objects in both; null if all are. */
export function changedBlocks(one: Node, other: Node): ChangedBlocks | null {
  return changedChildren(one, other, 0, 0)
}

function changedChildren(one: Node, other: Node, startA: number, startB: number): ChangedBlocks | null {
  const most = Math.min(one.childCount, other.childCount)
  let [fromA, fromB] = [startA, startB]
  let head = 0
  while (head < most && one.child(head) === other.child(head)) {
    fromA += one.child(head).nodeSize
    fromB += one.child(head).nodeSize
    head += 1
  }
  let [toA, toB] = [startA + one.content.size, startB + other.content.size]
  let tail = 0
  while (tail < most - head && lastBut(one, tail) === lastBut(other, tail)) {
    toA -= lastBut(one, tail).nodeSize
    toB -= lastBut(one, tail).nodeSize
    tail += 1
  }
  const [restA, restB] = [one.childCount - head - tail, other.childCount - head - tail]
  if (restA === 0 && restB === 0) return null
  const [childA, childB] = [one.maybeChild(head), other.maybeChild(head)]
  const isOne = restA === 1 && restB === 1 && childA !== null && childB !== null
  if (!isOne || childA.isTextblock || childB.isTextblock || childA.isLeaf || childB.isLeaf)
    return { fromA, toA, fromB, toB }
  return changedChildren(childA, childB, fromA + 1, fromB + 1) ?? { fromA, toA, fromB, toB }
}

function lastBut(node: Node, count: number): Node {
  return node.child(node.childCount - 1 - count)
}
