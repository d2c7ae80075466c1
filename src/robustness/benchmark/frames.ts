import { wordsOf } from '../swaps/words.ts';

/** A sentence of a benchmark with a gap where its terms stand. */
export interface Frame {
  readonly before: string;
  readonly after: string;
  /** The gap begins the sentence, which begins with a capital. */
  readonly isCapital: boolean;
}

/** A text as a frame and what fills it. */
export interface Filled {
  readonly frame: number;
  /** In small letters, and as it was written where the sentence does not begin with it. */
  readonly filling: string;
  readonly written: string | null;
}

/** A span of words of a text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const GAP = '\u0000';
/** A term of a benchmark has at most so many words. */
const MOST_WORDS = 3;

/** Frames that texts have in common, and what fills them. */
export class FrameIndex {
  readonly #numbers = new Map<string, number>();
  readonly frames: Frame[] = [];
  readonly fillings: Set<string>[] = [];

  /** Notes that a span of a text may be a term. */
  note(text: string, { from, to }: Span): void {
    const key = keyOf(text, from, to);
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.frames.push(frameOf(text, from, to)) - 1;
      this.#numbers.set(key, number);
      this.fillings.push(new Set());
    }
    this.fillings[number].add(text.slice(from, to).toLowerCase());
  }

  /** The frame with the most fillings that the text fits with one of the spans; null where none has at least `fewest`. */
  best(text: string, spans: Iterable<Span>, fewest: number): Filled | null {
    let best: Filled | null = null;
    let most = fewest - 1;
    for (const { from, to } of spans) {
      const frame = this.#numbers.get(keyOf(text, from, to));
      if (frame === undefined || this.fillings[frame].size <= most) continue;
      most = this.fillings[frame].size;
      const own = text.slice(from, to);
      best = { frame, filling: own.toLowerCase(), written: from > 0 ? own : null };
    }
    return best;
  }
}

function frameOf(text: string, from: number, to: number): Frame {
  return { before: text.slice(0, from), after: text.slice(to), isCapital: from === 0 && /^\p{Lu}/u.test(text) };
}

function keyOf(text: string, from: number, to: number): string {
  return (text.slice(0, from) + GAP + text.slice(to)).toLowerCase();
}

/** All spans of one to three words of a sentence. */
export function* spansOf(text: string): Generator<Span> {
  const words = wordsOf(text);
  for (let first = 0; first < words.length; first++) {
    for (let last = first; last < Math.min(words.length, first + MOST_WORDS); last++) {
      yield { from: words[first].from, to: words[last].to };
    }
  }
}
