/**
 * The line of the file on which each row starts. Rows mostly follow line by line, so only the places are kept where they
 * do not: after a blank line, a row set aside, or a cell with line breaks.
 */
export class LineIndex {
  private readonly rows: number[] = [];
  private readonly offsets: number[] = [];
  private offset = NaN;

  /** Notes the line of a row; rows come in order. */
  add(row: number, line: number): void {
    if (line - row === this.offset) return;
    this.offset = line - row;
    this.rows.push(row);
    this.offsets.push(this.offset);
  }

  /** Notes the lines of `count` rows that follow each other, the first of which is `row`. */
  addRows(row: number, lines: Float64Array, count: number): void {
    if (count === 0) return;
    const steady = lines[0] - row === this.offset && lines[count - 1] - lines[0] === count - 1;
    if (!steady) for (let at = 0; at < count; at++) this.add(row + at, lines[at]);
  }

  /** Gives back the memory of rows before one, whose lines will not be asked for again. */
  forget(before: number): void {
    let kept = this.rows.length - 1;
    while (kept > 0 && this.rows[kept] > before) kept--;
    if (kept <= 0) return;
    this.rows.splice(0, kept);
    this.offsets.splice(0, kept);
  }

  /** Which of several files a row is of, from 0; undefined where there is one file. */
  partOf(_row: number): number | undefined {
    return undefined;
  }

  /** Line, from 1, of a row, from 0. */
  lineOf(row: number): number {
    let low = 0;
    let high = this.rows.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.rows[middle] <= row) low = middle;
      else high = middle;
    }
    return row + this.offsets[low];
  }
}
