import { Pacer } from '../../data/pacer.ts';
import type { TextScores } from '../../models.ts';
import { outputScore } from '../outputs.ts';
import type { AuditedOutput } from '../outputs.ts';

/** What scores texts: a classifier, a pool of them, or a store of what they said. */
export type ClassifyTexts = (texts: readonly string[]) => Promise<Pick<TextScores, 'scores' | 'truncated'>>;

export interface ScoringHooks {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/** Texts that are handed over at once: enough for a pool of workers, few enough to give up soon. */
const AT_ONCE = 512;

/** Texts by number, each scored once however often it is asked for. */
export class ScoreBook {
  readonly #classify: ClassifyTexts;
  readonly #width: number;
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];
  #scores = new Float32Array(0);
  #scored = 0;
  #failed = 0;
  #truncated = 0;
  #asked = 0;

  /** @param width labels of the classifier */
  constructor(classify: ClassifyTexts, width: number) {
    this.#classify = classify;
    this.#width = width;
  }

  /** The number of a text, from 0. */
  add(text: string): number {
    this.#asked++;
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.#texts.push(text) - 1;
      this.#numbers.set(text, number);
    }
    return number;
  }

  /** The number of a text that was added. */
  numberOf(text: string): number {
    return this.#numbers.get(text)!;
  }

  text(number: number): string {
    return this.#texts[number];
  }

  /** How many texts were asked for, how many distinct ones there are, and what became of them. */
  get account(): ScoringAccount {
    return { asked: this.#asked, distinct: this.#texts.length, failed: this.#failed, truncated: this.#truncated };
  }

  /**
   * Scores what was added since the last time.
   *
   * @throws what the classifier throws; AppError `job/cancelled`
   */
  async scoreAll({ signal, onProgress }: ScoringHooks = {}): Promise<void> {
    const pacer = new Pacer(signal);
    const total = this.#texts.length;
    if (this.#scores.length < total * this.#width) {
      const larger = new Float32Array(total * this.#width);
      larger.set(this.#scores);
      this.#scores = larger;
    }
    while (this.#scored < total) {
      await pacer.pause();
      const some = this.#texts.slice(this.#scored, Math.min(total, this.#scored + AT_ONCE));
      const { scores, truncated } = await this.#classify(some);
      this.#scores.set(scores, this.#scored * this.#width);
      for (let text = 0; text < some.length; text++) {
        if (Number.isNaN(scores[text * this.#width])) this.#failed++;
        if (truncated[text]) this.#truncated++;
      }
      this.#scored += some.length;
      onProgress?.({ done: this.#scored, total });
    }
    pacer.check();
  }

  /** A text's score; NaN where the classifier failed at it or where it was not yet scored. */
  score(output: AuditedOutput, number: number): number {
    return number < this.#scored ? outputScore(output, this.#scores, number, this.#width) : Number.NaN;
  }
}

export interface ScoringAccount {
  readonly asked: number;
  readonly distinct: number;
  readonly failed: number;
  readonly truncated: number;
}
