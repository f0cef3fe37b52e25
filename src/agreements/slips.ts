/** How many slips of the pen lie between two words. */

/**
 * Letters left out, added, changed or swapped with their neighbour (optimal string alignment). Grows with the product
 * of the lengths: for words, not for texts.
 */
export function slipsBetween(one: string, other: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1]
      let fewest = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1))
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        fewest = Math.min(fewest, (beforeLast[j - 2] ?? 0) + 1)
      }
      row.push(fewest)
    }
    beforeLast = last
    last = row
  }
  return last[other.length] ?? one.length
}
