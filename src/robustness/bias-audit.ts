import type { LabelColumn, RecognisedBenchmark, TextColumn } from './benchmark/benchmark.ts';
import type { IdentityDimension, TermLanguage } from './identity-terms/term.ts';
import type { LabelledBias } from './labelled/labelled-bias.ts';
import type { LabelledTexts } from './labelled/labelled-texts.ts';
import type { AuditedOutput } from './outputs.ts';
import type { PinnedText } from './pins/pinned-text.ts';
import type { ScoringAccount } from './scoring/score-book.ts';
import type { DimensionShifts } from './shifts/shifts.ts';
import type { SwapAccount } from './swaps/swap-counterfactuals.ts';

/** What is audited, and how. */
export interface BiasAuditOptions {
  /** The classifier's labels, in the order of its scores. */
  readonly labels: readonly string[];
  readonly outputs: readonly AuditedOutput[];
  readonly language: TermLanguage;
  readonly dimensions: readonly IdentityDimension[];
  /** By dimension, the group that shifts are measured from instead of the mean of all groups. */
  readonly references: Readonly<Partial<Record<IdentityDimension, string>>>;
  /** Whether sentences of our own are scored. */
  readonly templates: boolean;
  /** Texts in which terms are swapped; empty for none. */
  readonly texts: readonly string[];
  readonly labelled: LabelledTexts | null;
  /** Columns of a table that may be a benchmark; empty for none. */
  readonly table: readonly TextColumn[];
  /** A mean shift of a score, or an equality gap, of at most this size is accepted. */
  readonly tolerance: number;
  /** Confidence of intervals, and 1 − the chance of anything falsely shown in a family. */
  readonly level: number;
  /** Most texts of each dimension that are swapped. */
  readonly mostSwapped: number;
  /** Most texts that are made of a benchmark's sentences and terms. */
  readonly mostOfBenchmark: number;
  /** Of so many terms it is told which words moved the score, for each source. */
  readonly pinned: number;
  readonly seed: number;
}

/** What may be left out of {@link BiasAuditOptions}. */
export const BIAS_AUDIT_DEFAULTS: Omit<BiasAuditOptions, 'labels' | 'outputs'> = {
  language: 'en',
  dimensions: ['gender', 'race', 'religion', 'sexualOrientation', 'nationality', 'age', 'disability'],
  references: {},
  templates: true,
  texts: [],
  labelled: null,
  table: [],
  tolerance: 0.05,
  level: 0.95,
  mostSwapped: 200,
  mostOfBenchmark: 6000,
  pinned: 5,
  seed: 1,
};

/** The bias of a classifier by identity terms: plain data. */
export interface BiasAudit {
  readonly tolerance: number;
  readonly level: number;
  readonly language: TermLanguage;
  readonly dimensions: readonly IdentityDimension[];
  readonly scoring: ScoringAccount;
  /** Sentences of our own; 0 where they were not asked for. */
  readonly templates: number;
  readonly swaps: { readonly read: number; readonly tooLong: number; readonly accounts: readonly SwapAccount[] } | null;
  readonly benchmark: BenchmarkAccount | null;
  readonly outputs: readonly OutputBias[];
}

/** What was made of the table. */
export type BenchmarkAccount =
  | Extract<RecognisedBenchmark, { kind: 'none' }>
  | {
      readonly kind: 'benchmark';
      readonly textColumn: string | null;
      readonly labelColumns: readonly LabelColumn['name'][];
      /** Rows of the table, and those that are sentences of the benchmark. */
      readonly tableRows: number;
      readonly rows: number;
      readonly terms: readonly string[];
      readonly frames: number;
      /** Sentences that were filled with all terms. */
      readonly filled: number;
    };

/** What one score of the classifier does. */
export interface OutputBias {
  readonly name: string;
  readonly threshold: number;
  readonly findsAbuse: boolean;
  readonly templates: ShiftsOfSource | null;
  /** The sentences' own labels against the score; null where it finds nothing that they are labelled for. */
  readonly templateLabels: LabelledBias | null;
  readonly swaps: ShiftsOfSource | null;
  readonly benchmark: ShiftsOfSource | null;
  readonly benchmarkLabels: LabelledByColumn | null;
  readonly labelled: LabelledByColumn | null;
}

export interface ShiftsOfSource {
  readonly shifts: readonly DimensionShifts[];
  readonly pinned: readonly PinnedText[];
}

export interface LabelledByColumn {
  readonly column: string;
  readonly bias: LabelledBias;
}

/** How far an audit is. */
export interface BiasAuditProgress {
  /** `scoring` the texts, `explaining` which words moved them. */
  readonly stage: 'scoring' | 'explaining';
  readonly done: number;
  readonly total: number;
}
