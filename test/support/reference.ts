import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder of real files and independent reference values; it may be absent. */
export const REFERENCE = resolve(process.env['EVENHAND_REFERENCE'] ?? '../shared');
export const HAS_REFERENCE = existsSync(join(REFERENCE, 'goldens'));

/** A reference file as a File, as a browser would hand it over. */
export function referenceFile(name: string): File {
  const bytes = readFileSync(join(REFERENCE, 'data/tabular', name));
  return new File([bytes], name);
}

/** A golden file's JSON. */
export function golden(dataset: string): GoldenFile {
  return JSON.parse(readFileSync(join(REFERENCE, 'goldens', `${dataset}.json`), 'utf8')) as GoldenFile;
}

export interface GoldenFile {
  readonly configs: readonly GoldenConfig[];
}

export interface GoldenConfig {
  readonly config: string;
  readonly n_rows_used: number;
  readonly sensitive: readonly GoldenFeatures[];
}

export type GoldenNumbers = Readonly<Record<string, number | null>>;

export interface GoldenCalibration {
  readonly ece: number;
  readonly mce: number;
  readonly bins: readonly {
    readonly bin: number;
    readonly n: number;
    readonly mean_score: number;
    readonly observed_rate: number;
  }[];
}

export interface GoldenFeatures {
  readonly columns: readonly string[];
  readonly reference: string;
  readonly groups: readonly string[];
  readonly fairlearn: {
    readonly n: number;
    readonly by_group: readonly (Readonly<Record<string, number | null>> & {
      readonly group: Readonly<Record<string, string>>;
      readonly count: number;
    })[];
    readonly aggregates: Readonly<Record<string, GoldenNumbers>>;
    readonly disparities?: GoldenNumbers;
  };
  readonly aif360?: readonly {
    readonly favorable_label: number;
    readonly pairwise: Readonly<Record<string, GoldenNumbers>>;
  }[];
  readonly aequitas?: {
    readonly groups: readonly (Readonly<Record<string, number | null>> & {
      readonly group: string;
      readonly disparity_vs_reference: GoldenNumbers;
    })[];
  };
  readonly calibration?: { readonly by_group: Readonly<Record<string, GoldenCalibration>> };
  readonly statistics?: {
    readonly intervals: Readonly<
      Record<
        string,
        Readonly<Record<string, { k: number; n: number; rate: number; wilson95: [number, number] | null } | null>>
      >
    >;
    readonly tests_vs_reference: Readonly<
      Record<
        string,
        Readonly<Record<string, { difference: number; difference_ci95_newcombe: [number, number] | null } | null>>
      >
    >;
  };
}
