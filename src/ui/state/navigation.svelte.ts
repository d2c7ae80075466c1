/** The screens that are built; each is a section of the rail, and its name is the address's fragment. */
export const SCREEN_IDS = ['data', 'columns', 'audit', 'representation', 'subgroups', 'report'] as const;
export type ScreenId = (typeof SCREEN_IDS)[number];

/** Which screen is shown; kept in the address's fragment so that Back and Forward work. */
export class Navigation {
  #screen = $state.raw<ScreenId>('data');
  #allowed: (screen: ScreenId) => boolean;

  /** @param allowed whether there is anything to show on a screen yet */
  constructor(allowed: (screen: ScreenId) => boolean) {
    this.#allowed = allowed;
  }

  get screen(): ScreenId {
    return this.#screen;
  }

  go(screen: ScreenId): void {
    if (screen === this.#screen || !this.#allowed(screen)) return;
    this.#screen = screen;
    history.pushState(null, '', screen === 'data' ? location.pathname + location.search : `#${screen}`);
    window.scrollTo(0, 0);
  }

  /** Follows Back and Forward; an address of a screen with nothing to show leads to the start. */
  follow(): void {
    const wanted = SCREEN_IDS.find((screen) => location.hash === `#${screen}`) ?? 'data';
    const screen = this.#allowed(wanted) ? wanted : 'data';
    if (screen !== wanted) history.replaceState(null, '', location.pathname + location.search);
    this.#screen = screen;
  }
}
