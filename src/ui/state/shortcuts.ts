import type { ScreenId } from './navigation.svelte.ts';

/** A key as it is pressed and shown. `Mod` is Ctrl, or Command where that is the key. */
export type Chord = string;

export type ShortcutId = 'help' | 'undo' | 'redo' | 'run' | `go ${ScreenId}`;

export interface Shortcut {
  readonly id: ShortcutId;
  /** Each way to press it; a way is one key or several after one another. */
  readonly ways: readonly (readonly Chord[])[];
  /** Made of letters and signs alone, so that it can be switched off. */
  readonly plain: boolean;
}

const go = (screen: ScreenId, letter: string): Shortcut => ({ id: `go ${screen}`, ways: [['g', letter]], plain: true });

/** All shortcuts: what the keyboard does and what the dialog says are read from here. */
export const SHORTCUTS: readonly Shortcut[] = [
  { id: 'help', ways: [['?']], plain: true },
  { id: 'undo', ways: [['Mod+z']], plain: false },
  { id: 'redo', ways: [['Mod+Shift+z'], ['Mod+y']], plain: false },
  { id: 'run', ways: [['Mod+Enter']], plain: false },
  go('data', 'd'),
  go('columns', 'c'),
  go('model', 'm'),
  go('audit', 'a'),
  go('representation', 'e'),
  go('subgroups', 's'),
  go('report', 'r'),
];

/** A key press as far as shortcuts care. */
export interface Press {
  readonly key: string;
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** When, in milliseconds. */
  readonly at: number;
}

/** Milliseconds within which the second key of two has to follow. */
const TOGETHER = 1500;

/** Reads key presses one after another into shortcuts. */
export class ShortcutReader {
  #first: { readonly key: string; readonly at: number } | null = null;

  /** The shortcut that a press completes; null where it completes none. @param plain whether letters alone count */
  read(press: Press, plain: boolean): ShortcutId | null {
    const pressed = chordOf(press);
    const first = this.#first && press.at - this.#first.at <= TOGETHER ? this.#first.key : null;
    this.#first = null;
    if (pressed === null) return null;
    const among = SHORTCUTS.filter((shortcut) => plain || !shortcut.plain);
    const found = among.find(({ ways }) =>
      ways.some((way) =>
        way.length === 1 ? first === null && way[0] === pressed : way.join(' ') === `${first} ${pressed}`,
      ),
    );
    if (found) return found.id;
    if (among.some(({ ways }) => ways.some((way) => way.length > 1 && way[0] === pressed))) {
      this.#first = { key: pressed, at: press.at };
    }
    return null;
  }
}

/** Letters in lower case; Shift is named only beside the modifier, since a sign already says it. */
function chordOf({ key, mod, shift, alt }: Press): Chord | null {
  if (alt || key === 'Shift' || key === 'Control' || key === 'Meta') return null;
  const name = key.length === 1 ? key.toLowerCase() : key;
  if (mod) return shift ? `Mod+Shift+${name}` : `Mod+${name}`;
  return key.length === 1 ? (shift && /\p{L}/u.test(key) ? null : name) : null;
}
