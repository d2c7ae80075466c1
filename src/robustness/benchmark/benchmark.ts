import type { ComparedTerm } from '../counterfactuals.ts';
import type { Frame } from './frames.ts';

/** A column of a table as its cells' texts. */
export interface TextColumn {
  readonly name: string;
  readonly values: readonly string[];
}

export interface LabelColumn {
  readonly name: string;
  /** By row: 1 positive, 0 negative, 2 unknown. */
  readonly labels: Uint8Array;
}

/** A table of sentences in which terms for groups of people take turns. */
export interface Benchmark {
  /** The column of the sentences; null where they were put together from templates and terms. */
  readonly textColumn: string | null;
  readonly labelColumns: readonly LabelColumn[];
  readonly terms: readonly ComparedTerm[];
  readonly frames: readonly Frame[];
  /** By row: its sentence, the number of its frame and the place of its term; -1 where it is no sentence of the benchmark. */
  readonly texts: readonly string[];
  readonly frameOf: Int32Array;
  readonly termOf: Int32Array;
  /** Rows that are. */
  readonly rows: number;
}

/** A table that is a benchmark, or why it is not taken for one. */
export type RecognisedBenchmark =
  | { readonly kind: 'benchmark'; readonly benchmark: Benchmark }
  | { readonly kind: 'none'; readonly reason: 'no-sentences' | 'no-terms-that-vary' | 'few-of-the-rows' };
