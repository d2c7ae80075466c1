/** The names of the columns that the keys of records make, in order of first appearance. */
export class JsonKeys {
  readonly names: string[] = [];
  private readonly paths: string[] = [];
  private readonly columns = new Map<string, number>();
  private readonly used = new Set<string>();

  /**
   * The column of a key, or of a key within another; it is added when it is new. Where two of these are written alike, as
   * `b` within `a` and `a.b` are, the second is named `a.b.1`, as a header that is there twice.
   */
  columnOf({ name, own, parent }: KnownKey): number {
    const path = parent ? `${JSON.stringify(parent.own)}.${JSON.stringify(own)}` : JSON.stringify(own);
    const known = this.columns.get(path);
    if (known !== undefined) return known;
    const column = this.names.length;
    const unique = this.unusedName(name);
    this.names.push(unique);
    this.paths.push(path);
    this.used.add(unique);
    this.columns.set(path, column);
    return column;
  }

  /** Forgets the names from a number on: those of a record that turned out to be none. */
  forgetFrom(count: number): void {
    for (const name of this.names.splice(count)) this.used.delete(name);
    for (const path of this.paths.splice(count)) this.columns.delete(path);
  }

  private unusedName(name: string): string {
    let unique = name;
    for (let copy = 1; this.used.has(unique); copy++) unique = `${name}.${copy}`;
    return unique;
  }
}

/** A key where it stood in the record before: the next record mostly has the same keys in the same order. */
export interface KnownKey {
  /** As it is written between its quotes. */
  readonly raw: Uint8Array;
  /** What it says, and the name of its column: with the key of the object it lies in. */
  readonly own: string;
  readonly name: string;
  readonly parent: KnownKey | null;
  /** −1 while no value of its own was seen, only objects. */
  column: number;
}
