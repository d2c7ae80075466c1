/** A place where numbers are kept beside what they were found from; a group of tables and metrics has parts of it. */
export class Memory {
  readonly #parts = new Map<string, Memory>();

  part(name: string): Memory {
    let part = this.#parts.get(name);
    if (!part) this.#parts.set(name, (part = new Memory()));
    return part;
  }
}

/**
 * One number, or many, as found last for an owner: found anew only where something that it rests on is not the very same
 * as before. What it rests on never changes itself, so that nothing kept can be out of date.
 */
export class Kept<T> {
  readonly #last = new WeakMap<object, { readonly from: readonly unknown[]; readonly value: T }>();

  /** `from`: everything that `find` rests on and that may be another one the next time. */
  in(owner: object, from: readonly unknown[], find: () => T): T {
    const last = this.#last.get(owner);
    if (last && isSame(last.from, from)) return last.value;
    const value = find();
    this.#last.set(owner, { from, value });
    return value;
  }
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}
