import { flushSync } from 'svelte';

/** Whether the page is being printed, so that what is folded or left out of a window stands on the paper. */
class Printing {
  #now = $state(false);

  constructor() {
    const print = (now: boolean): void => {
      if (now !== this.#now) flushSync(() => (this.#now = now));
    };
    window.addEventListener('beforeprint', () => print(true));
    window.addEventListener('afterprint', () => print(false));
    const media = matchMedia('print');
    media.addEventListener('change', () => print(media.matches));
  }

  get now(): boolean {
    return this.#now;
  }
}

export const printing = new Printing();
