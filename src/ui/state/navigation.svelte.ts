import { restoreScroll, scrollToTop } from './restore-scroll.ts';
import { isSharedFragment } from './shared-fragment.ts';

/** The screens that are built; each is a section of the rail, and its name is the address's fragment. */
export const SCREEN_IDS = ['data', 'columns', 'model', 'audit', 'representation', 'subgroups', 'report'] as const;
export type ScreenId = (typeof SCREEN_IDS)[number];

/** Whether a screen shows an audit, and so follows it. */
export const isAboutAudit = (screen: ScreenId): boolean =>
  screen !== 'data' && screen !== 'columns' && screen !== 'model';

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
  #moved = false;

  /** @param allowed whether there is anything to show on a screen yet */
  constructor(allowed: (screen: ScreenId) => boolean) {
    this.#allowed = allowed;
  }

  get screen(): ScreenId {
    return this.#screen;
  }

  /** Whether the screen shown was gone to, and is not the first of the page. */
  get moved(): boolean {
    return this.#moved;
  }

  /** The latest entry of the browser's history that a screen was gone to by. */
  get lastEntry(): number {
    return this.#lastEntry;
  }

  /** @param leavesLink whether the address is to become the screen's own where it is that of a link */
  go(screen: ScreenId, leavesLink = false): void {
    const stays = screen === this.#screen && !(leavesLink && isSharedFragment(location.hash));
    if (stays || !this.#allowed(screen)) return;
    this.#scrolls[this.#entry] = window.scrollY;
    this.#moved = true;
    this.#screen = screen;
    this.#entry = ++this.#lastEntry;
    const state = { entry: this.#entry };
    history.pushState(state, '', screen === 'data' ? location.pathname + location.search : `#${screen}`);
    scrollToTop();
  }

  /** Marks a jump within the screen: Back leads to where it was made, the address stays as it is. */
  goWithin(): void {
    this.#scrolls[this.#entry] = window.scrollY;
    this.#entry = ++this.#lastEntry;
    history.pushState({ ...(history.state as object | null), entry: this.#entry }, '');
  }

  /**
   * Shows a screen at the address as it is, which is that of a link: it stays, so that a reload opens it again, and Back
   * finds the screen again.
   */
  showAt(screen: ScreenId): void {
    history.replaceState({ ...(history.state as object | null), shown: screen }, '');
    this.#screen = screen;
    scrollToTop();
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
    this.#moved ||= screen !== this.#screen;
    this.#screen = screen;
    restoreScroll(this.#scrolls[this.#entry] ?? 0);
  }
}
