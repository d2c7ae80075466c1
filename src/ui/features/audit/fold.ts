/** How many of a list stand there at first: the first few, or all where folding would hide next to nothing. */
export function foldedLength(length: number, first: number, slack = 2): number {
  return length <= first + slack ? length : first;
}
