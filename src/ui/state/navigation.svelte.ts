import { restoreScroll } from './restore-scroll.ts';
import { isSharedFragment } from './shared-fragment.ts';

/** The screens that are built; each is a section of the rail, and its name is the address's fragment. */
export const SCREEN_IDS = ['data', 'columns', 'audit', 'representation', 'subgroups', 'report'] as const;
export type ScreenId = (typeof SCREEN_IDS)[number];

/**
 * Which screen is shown; kept in the address's fragment so that Back and Forward work. How far each entry was scrolled is
 * remembered as long as the page lives, and restored.
 */
export class Navigation {
  #screen = $state.raw<ScreenId>('data');
  #allowed: (screen: ScreenId) => boolean;
  /** How far each entry of the browser's history was scrolled when it was left. */
  readonly #scrolls: number[] = [];
  #entry = 0;
  #lastEntry = 0;

  /** @param allowed whether there is anything to show on a screen yet */
  constructor(allowed: (screen: ScreenId) => boolean) {
    this.#allowed = allowed;
  }

  get screen(): ScreenId {
    return this.#screen;
  }

  go(screen: ScreenId): void {
    if (screen === this.#screen || !this.#allowed(screen)) return;
    this.#scrolls[this.#entry] = window.scrollY;
    this.#screen = screen;
    this.#entry = ++this.#lastEntry;
    const state = { entry: this.#entry };
    history.pushState(state, '', screen === 'data' ? location.pathname + location.search : `#${screen}`);
    window.scrollTo(0, 0);
  }

  /**
   * Shows a screen at the address as it is, which is that of a link: it stays, so that a reload opens it again, and Back
   * finds the screen again.
   */
  showAt(screen: ScreenId): void {
    history.replaceState({ ...(history.state as object | null), shown: screen }, '');
    this.#screen = screen;
    window.scrollTo(0, 0);
  }

  /** Follows Back and Forward; an address of a screen with nothing to show leads to the start. */
  follow(): void {
    history.scrollRestoration = 'manual';
    this.#scrolls[this.#entry] = window.scrollY;
    const state = history.state as { readonly entry?: number; readonly shown?: ScreenId } | null;
    this.#entry = state?.entry ?? 0;
    this.#lastEntry = Math.max(this.#lastEntry, this.#entry);
    const atLink = isSharedFragment(location.hash);
    const named = SCREEN_IDS.find((screen) => location.hash === `#${screen}`) ?? 'data';
    const wanted = atLink ? (state?.shown ?? this.#screen) : named;
    const screen = this.#allowed(wanted) ? wanted : 'data';
    if (screen !== wanted && !atLink) history.replaceState(history.state, '', location.pathname + location.search);
    this.#screen = screen;
    restoreScroll(this.#scrolls[this.#entry] ?? 0);
  }
}
