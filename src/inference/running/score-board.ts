/** What becomes of each distinct text, by its number: scores, whether it was cut, or why it failed. */
export class ScoreBoard {
  readonly labels: number;
  #scores: Float32Array<ArrayBuffer>;
  #truncated = new Uint8Array(1024);
  readonly failed = new Map<number, string>();

  constructor(labels: number) {
    this.labels = labels;
    this.#scores = new Float32Array(1024 * labels);
  }

  /** Makes room for so many texts. */
  reserve(texts: number): void {
    if (texts <= this.#truncated.length) return;
    const room = Math.max(texts, this.#truncated.length * 2);
    const scores = new Float32Array(room * this.labels);
    const truncated = new Uint8Array(room);
    scores.set(this.#scores);
    truncated.set(this.#truncated);
    this.#scores = scores;
    this.#truncated = truncated;
  }

  set(text: number, scores: Float32Array, truncated: boolean): void {
    this.#scores.set(scores, text * this.labels);
    this.#truncated[text] = truncated ? 1 : 0;
  }

  fail(text: number, reason: string): void {
    this.failed.set(text, reason);
    this.#scores.fill(NaN, text * this.labels, (text + 1) * this.labels);
  }

  /** The scores of all texts, row after row, and 1 for each that was cut. */
  of(texts: number): { readonly scores: Float32Array; readonly truncated: Uint8Array } {
    return { scores: this.#scores.subarray(0, texts * this.labels), truncated: this.#truncated.subarray(0, texts) };
  }
}
