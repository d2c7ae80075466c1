/** What the drawer of definitions is asked for. */
class Definitions {
  #asked = $state.raw<{ readonly at: string | null } | null>(null);

  /** The definition to open at, or null for all of them; null as a whole while the drawer is closed. */
  get asked(): { readonly at: string | null } | null {
    return this.#asked;
  }

  open(at: string | null = null): void {
    this.#asked = { at };
  }

  close(): void {
    this.#asked = null;
  }
}

export const definitions = new Definitions();
