import { NUMBER_STYLES, type NumberStyle } from '../../messages/number-styles.ts';
import { useNumberLocale } from '../../report/numbers.ts';
import type { PagePreferences } from '../../storage/records.ts';
import { mirrored, mirror } from './first-paint.ts';
import type { StoreDoor } from './store-door.ts';

export type Theme = 'system' | 'light' | 'dark';

/**
 * What a person prefers of the page itself; never anything of the data. Kept in the browser's store once it is chosen, where it
 * is read from and followed in every tab. What shows in the first paint has a copy that can be read before the store is open.
 */
export class Preferences {
  readonly #door: StoreDoor;
  #theme = $state.raw<Theme>('system');
  #numbers = $state.raw<NumberStyle>('browser');
  #plainShortcuts = $state.raw(true);
  /** Choices on their way to the store, one after the other. Until they are there, what the store says is older. */
  #writing = Promise.resolve();
  #pending = 0;

  constructor(door: StoreDoor) {
    this.#door = door;
    this.#take({});
    door.listen({
      onContent: ({ page }) => this.#pending === 0 && this.#follow(page),
      onLost: (why) => why === 'deleted' && this.reset(),
    });
  }

  get theme(): Theme {
    return this.#theme;
  }
  set theme(theme: Theme) {
    this.#theme = theme;
    this.apply();
    this.#keep('theme', theme === 'system' ? null : theme);
  }

  /** How numbers are written and read. What shows numbers is drawn anew when this changes. */
  get numbers(): NumberStyle {
    return this.#numbers;
  }
  set numbers(style: NumberStyle) {
    this.#numbers = style;
    this.apply();
    this.#keep('numbers', style === 'browser' ? null : style);
  }

  /** The locale by which numbers and moments are written. */
  get locale(): string {
    return this.#numbers === 'browser' ? navigator.language : this.#numbers;
  }

  /** Whether shortcuts made of letters and signs alone count. */
  get plainShortcuts(): boolean {
    return this.#plainShortcuts;
  }
  set plainShortcuts(on: boolean) {
    this.#plainShortcuts = on;
    this.#keep('shortcuts', on ? null : 'off');
  }

  /** Resolves when what was chosen so far is in the store, or could not get there. */
  get written(): Promise<void> {
    return this.#writing;
  }

  /** Back to what the browser says, once the store is gone. */
  reset(): void {
    mirror('theme', null);
    mirror('numbers', null);
    this.#follow({});
  }

  apply(): void {
    if (this.#theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = this.#theme;
    useNumberLocale(this.locale);
  }

  /** Takes what the store says; what did not get there stands in the copy. */
  #follow(page: PagePreferences): void {
    this.#take(page);
    for (const name of ['theme', 'numbers'] as const) if (page[name] !== undefined) mirror(name, page[name]);
    this.apply();
  }

  #take({ theme, numbers, shortcuts }: PagePreferences): void {
    this.#theme = oneOf(['light', 'dark'], theme ?? mirrored('theme')) ?? 'system';
    this.#numbers = oneOf(NUMBER_STYLES, numbers ?? mirrored('numbers')) ?? 'browser';
    this.#plainShortcuts = shortcuts !== 'off';
  }

  #keep(name: keyof PagePreferences, value: string | null): void {
    if (name !== 'shortcuts') mirror(name, value);
    this.#pending += 1;
    this.#writing = this.#writing
      .then(() => this.#write(name, value))
      // Storing may be forbidden, or full: the choice then lasts as long as the page, or as its copy.
      .catch(() => {})
      .finally(() => (this.#pending -= 1));
  }

  /** Without anything left in it the store goes, and none is made to say that nothing was chosen. */
  async #write(name: keyof PagePreferences, value: string | null): Promise<void> {
    if (value === null && !(await this.#door.exists())) return;
    const store = await this.#door.open();
    await store.prefer(name, value);
    if (value !== null || !(await store.isEmpty())) return;
    this.#door.letGo();
    await store.deleteEverything();
  }
}

function oneOf<T extends string>(values: readonly T[], value: string | null): T | null {
  return values.find((each) => each === value) ?? null;
}
