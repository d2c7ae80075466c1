import type { Explanation } from '../../../report/explanation.ts';

/** Milliseconds the pointer rests on a number before it is explained, and may be away before the panel goes. */
const REST = 120;
const GRACE = 220;

export interface Shown {
  readonly anchor: HTMLElement;
  readonly explanation: Explanation;
}

/** Which number of the page is being explained: the one that has the focus, else the one under the pointer. */
class Explaining {
  #shown = $state.raw<Shown | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  get shown(): Shown | null {
    return this.#shown;
  }

  hover(anchor: HTMLElement, explain: () => Explanation): void {
    this.stay();
    if (this.#shown?.anchor === anchor) return;
    this.#timer = setTimeout(() => this.#show(anchor, explain), REST);
  }

  /** The pointer has left number or panel; a number that has the focus stays explained. */
  leave(): void {
    this.stay();
    if (this.#shown && this.#shown.anchor === document.activeElement) return;
    this.#timer = setTimeout(() => this.close(), GRACE);
  }

  /** The pointer is in the panel. */
  stay(): void {
    clearTimeout(this.#timer);
  }

  focus(anchor: HTMLElement, explain: () => Explanation): void {
    this.stay();
    this.#show(anchor, explain);
  }

  close(): void {
    this.stay();
    this.#shown?.anchor.removeAttribute('aria-describedby');
    this.#shown = null;
  }

  #show(anchor: HTMLElement, explain: () => Explanation): void {
    if (!anchor.isConnected) return;
    this.close();
    this.#shown = { anchor, explanation: explain() };
    anchor.setAttribute('aria-describedby', EXPLANATION_ID);
  }
}

export const EXPLANATION_ID = 'explanation';
export const explaining = new Explaining();
