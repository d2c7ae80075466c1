const KEY = 'evenhand-tab';
/** Milliseconds to wait for the page before a reload to let go of its id. */
const PATIENCE = 400;

/**
 * The id of this tab, by which it finds its own work after a reload. It stands in the browser's session storage, and only
 * once a person chose that work is kept; a duplicated tab gets a copy of it and takes another.
 */
export class TabId {
  #id: string | null = null;
  #taking: Promise<string> | null = null;
  #release: () => void = () => {};

  /** The id that was left in this tab; null on a first visit, and where storing is forbidden. */
  static left(): string | null {
    try {
      return sessionStorage.getItem(KEY);
    } catch {
      return null;
    }
  }

  get current(): string | null {
    return this.#id;
  }

  /** This tab's id: the one it had, unless another tab holds it, else a new one. */
  take(): Promise<string> {
    return (this.#taking ??= this.#take());
  }

  async #take(): Promise<string> {
    const left = TabId.left();
    const id = left !== null && (await this.#hold(left)) ? left : crypto.randomUUID();
    if (id !== left) await this.#hold(id);
    try {
      sessionStorage.setItem(KEY, id);
    } catch {
      // The tab then keeps its work under an id that a reload does not find; the work is listed as unfinished.
    }
    return (this.#id = id);
  }

  /** Gives the id up and leaves nothing of it. */
  giveUp(): void {
    this.#release();
    this.#id = this.#taking = null;
    try {
      sessionStorage.removeItem(KEY);
    } catch {
      // Where storing is forbidden nothing was stored.
    }
  }

  /** The ids that open tabs hold. */
  static async held(): Promise<ReadonlySet<string>> {
    const { held = [] } = (await globalThis.navigator?.locks?.query()) ?? {};
    return new Set(held.flatMap(({ name }) => (name?.startsWith(`${KEY} `) ? [name.slice(KEY.length + 1)] : [])));
  }

  /** Holds an id for as long as the tab lives; false when another tab does. */
  #hold(id: string): Promise<boolean> {
    const locks = globalThis.navigator?.locks;
    if (!locks) return Promise.resolve(true);
    return new Promise((resolve) => {
      const held = locks.request(`${KEY} ${id}`, { signal: AbortSignal.timeout(PATIENCE) }, () => {
        resolve(true);
        return new Promise<void>((release) => (this.#release = release));
      });
      held.catch(() => resolve(false));
    });
  }
}
