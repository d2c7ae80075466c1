/** The names of the columns that the keys of records make, in order of first appearance. */
export class JsonKeys {
  readonly names: string[] = [];
  private readonly columns = new Map<string, number>();

  /** The column of a name; it is added when it is new. */
  columnOf(name: string): number {
    const known = this.columns.get(name);
    if (known !== undefined) return known;
    const column = this.names.length;
    this.names.push(name);
    this.columns.set(name, column);
    return column;
  }

  /** Forgets the names from a number on: those of a record that turned out to be none. */
  forgetFrom(count: number): void {
    for (const name of this.names.splice(count)) this.columns.delete(name);
  }
}

/** A key where it stood in the record before: the next record mostly has the same keys in the same order. */
export interface KnownKey {
  /** As it is written between its quotes. */
  readonly raw: Uint8Array;
  readonly name: string;
  readonly parent: KnownKey | null;
  /** −1 while no value of its own was seen, only objects. */
  column: number;
}
