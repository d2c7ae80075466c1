/** Counts the rows of each of several files, as they come one file after the other. */
export class PartRows {
  private readonly counts: number[];

  constructor(parts: number) {
    this.counts = new Array<number>(parts).fill(0);
  }

  /** Takes the rows from…to−1. @param partOf which file a row is of; it never falls */
  add(from: number, to: number, partOf: (row: number) => number): void {
    for (let row = from; row < to;) {
      const part = partOf(row);
      let end = to;
      for (let low = row + 1; low < end;) {
        const middle = (low + end) >>> 1;
        if (partOf(middle) > part) end = middle;
        else low = middle + 1;
      }
      this.counts[part] += end - row;
      row = end;
    }
  }

  of(part: number): number {
    return this.counts[part];
  }
}
