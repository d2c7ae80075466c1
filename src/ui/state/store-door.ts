import type { AppError } from '../../errors.ts';
import type { Lost } from '../../storage/database.ts';
import type { Store, StoreContent } from '../../storage/store.ts';
import { storedVersion } from '../../storage/stored-version.ts';

export interface StoreListener {
  /** What the store holds, at first and after each change in whichever tab. */
  readonly onContent?: (content: StoreContent) => void;
  readonly onError?: (error: AppError) => void;
  /** The store can no longer be used. */
  readonly onLost?: (why: Lost) => void;
}

/** Holds the store of this browser: loaded, opened and followed only once there is something to keep or to read. */
export class StoreDoor {
  #store: Promise<Store> | null = null;
  #stopFollowing: (() => void) | null = null;
  readonly #listeners: StoreListener[] = [];

  listen(listener: StoreListener): void {
    this.#listeners.push(listener);
  }

  /** Whether this browser has kept anything before. Asking stores nothing. @throws where storing is forbidden */
  async exists(): Promise<boolean> {
    return globalThis.indexedDB !== undefined && (await storedVersion()) > 0;
  }

  async open(): Promise<Store> {
    const store = await (this.#store ??= this.#load());
    this.#stopFollowing ??= store.watch(
      (content) => this.#tell(({ onContent }) => onContent?.(content)),
      (error) => {
        this.#stopFollowing = null;
        this.#tell(({ onError }) => onError?.(error));
      },
    );
    return store;
  }

  /** Lets go of a store, so that the next piece of work opens a new one. */
  letGo(): void {
    this.#stopFollowing?.();
    this.#stopFollowing = null;
    this.#store = null;
  }

  async #load(): Promise<Store> {
    const { Store } = await import('../../storage/store.ts');
    return new Store((why) => {
      this.letGo();
      this.#tell(({ onLost }) => onLost?.(why));
    });
  }

  #tell(call: (listener: StoreListener) => void): void {
    for (const listener of this.#listeners) call(listener);
  }
}
