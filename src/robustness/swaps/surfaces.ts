import type { IdentityTerm, TermSlot } from '../identity-terms/term.ts';
import { wordsOf } from './words.ts';
import type { Word } from './words.ts';

/** A way in which a term is written, as words in small letters, with the slots in which it is written so. */
export interface Surface {
  readonly term: IdentityTerm;
  readonly words: readonly string[];
  readonly slots: readonly TermSlot[];
  /** As the registry writes it. */
  readonly form: string;
}

/** A surface in a text: the words from `first` to `last`. */
export interface SurfaceMatch {
  readonly surface: Surface;
  readonly first: number;
  readonly last: number;
}

/** All ways in which terms are written, by their first word, those of most words first. */
export class SurfaceIndex {
  readonly #byFirst = new Map<string, Surface[]>();

  constructor(terms: readonly IdentityTerm[]) {
    const known = new Map<string, { term: IdentityTerm; slots: TermSlot[]; form: string }>();
    for (const term of terms) {
      const forms = [
        ...(['adjective', 'singular', 'plural'] as const).map((slot) => ({ slot, form: term.forms[slot] })),
        ...term.found,
      ];
      for (const { slot, form } of forms) {
        const key = wordsOf(form)
          .map(({ lower }) => lower)
          .join(' ');
        const surface = known.get(key);
        // the first term of the registry has a form that two share
        if (!surface) known.set(key, { term, slots: [slot], form });
        else if (surface.term === term && !surface.slots.includes(slot)) surface.slots.push(slot);
      }
    }
    for (const [key, { term, slots, form }] of known) {
      const words = key.split(' ');
      // the adjective within `Black people` is found by itself, so that any noun may follow it
      if (words.length > 1 && /^(?:person|people)$/.test(words[words.length - 1])) continue;
      const surfaces = this.#byFirst.get(words[0]) ?? [];
      surfaces.push({ term, words, slots, form });
      this.#byFirst.set(words[0], surfaces);
    }
    for (const surfaces of this.#byFirst.values()) surfaces.sort((a, b) => b.words.length - a.words.length);
  }

  /** Where surfaces stand in a text, the longest at each place; words of one may be joined by a space or a hyphen. */
  matches(text: string, words: readonly Word[]): SurfaceMatch[] {
    const matches: SurfaceMatch[] = [];
    for (let first = 0; first < words.length; first++) {
      const surface = this.#byFirst.get(words[first].lower)?.find((one) => fits(one, text, words, first));
      if (!surface) continue;
      const last = first + surface.words.length - 1;
      matches.push({ surface, first, last });
      first = last;
    }
    return matches;
  }
}

function fits(surface: Surface, text: string, words: readonly Word[], first: number): boolean {
  return surface.words.every((word, at) => {
    const here = words[first + at];
    if (here?.lower !== word) return false;
    return at === 0 || /^[ -]$/.test(text.slice(words[first + at - 1].to, here.from));
  });
}
