import type { Preferences } from './preferences.svelte.ts';
import { ShortcutReader, type Press, type ShortcutId } from './shortcuts.ts';

/** The keyboard shortcuts of the page: whether those of letters count, and whether their list is shown. */
export class ShortcutsState {
  readonly #preferences: Preferences;
  readonly #reader = new ShortcutReader();
  #shown = $state.raw(false);

  constructor(preferences: Preferences) {
    this.#preferences = preferences;
  }

  get shown(): boolean {
    return this.#shown;
  }
  get plain(): boolean {
    return this.#preferences.plainShortcuts;
  }
  set plain(on: boolean) {
    this.#preferences.plainShortcuts = on;
  }

  show(): void {
    this.#shown = true;
  }
  hide(): void {
    this.#shown = false;
  }

  /** The shortcut that a key press completes. @param typing whether what is pressed is text, or a choice in a list */
  read(press: Press, typing: boolean): ShortcutId | null {
    return this.#reader.read(press, this.plain && !typing);
  }
}
