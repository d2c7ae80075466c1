import { NUMBER_STYLES, type NumberStyle } from '../../messages/number-styles.ts';
import { useNumberLocale } from '../../report/numbers.ts';

export type Theme = 'system' | 'light' | 'dark';

const THEME = 'evenhand-theme';
const NUMBERS = 'evenhand-numbers';
const PLAIN_SHORTCUTS = 'evenhand-letter-shortcuts';

/** What a person prefers of the page itself. Kept in the browser where it allows that; never anything of the data. */
export class Preferences {
  #theme = $state.raw<Theme>(oneOf(['light', 'dark'], read(THEME)) ?? 'system');
  #numbers = $state.raw<NumberStyle>(oneOf(NUMBER_STYLES, read(NUMBERS)) ?? 'browser');
  #plainShortcuts = $state.raw(read(PLAIN_SHORTCUTS) !== 'off');

  get theme(): Theme {
    return this.#theme;
  }
  set theme(theme: Theme) {
    this.#theme = theme;
    this.apply();
    write(THEME, theme === 'system' ? null : theme);
  }

  /** How numbers are written and read. What shows numbers is drawn anew when this changes. */
  get numbers(): NumberStyle {
    return this.#numbers;
  }
  set numbers(style: NumberStyle) {
    this.#numbers = style;
    this.apply();
    write(NUMBERS, style === 'browser' ? null : style);
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
    write(PLAIN_SHORTCUTS, on ? null : 'off');
  }

  /** Back to what the browser says, with nothing stored. */
  reset(): void {
    this.theme = 'system';
    this.numbers = 'browser';
    this.plainShortcuts = true;
  }

  apply(): void {
    if (this.#theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = this.#theme;
    useNumberLocale(this.locale);
  }
}

function oneOf<T extends string>(values: readonly T[], value: string | null): T | null {
  return values.find((each) => each === value) ?? null;
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Storage may be forbidden; the choice then lasts as long as the page. */
function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    return;
  }
}
