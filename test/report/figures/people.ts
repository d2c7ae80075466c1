import type { Audit, AuditedFile } from '../../../src/audit/audit.ts';
import { runAudit } from '../../../src/audit/run-audit.ts';
import type { CombinationAssessment } from '../../../src/fairness/assessment.ts';
import type { AuditPlan } from '../../../src/plan/plan.ts';
import { planOf } from '../../support/plan-of.ts';
import { tableOf } from '../../support/table-of.ts';

type Cells = readonly string[] | readonly number[];

const FILE: AuditedFile = {
  name: 'people.csv',
  size: 1000,
  sha256: null,
  rows: 0,
  format: { delimiter: ',', encoding: 'utf-8', byteOrderMark: false, hasHeader: true, lineEnding: 'lf' },
  badRows: { count: 0, setAside: 0, first: [] },
};

/** An audit of columns by name. */
export async function auditOfColumns(
  columns: Readonly<Record<string, Cells>>,
  plan: Partial<AuditPlan>,
): Promise<Audit> {
  const table = tableOf(columns);
  return runAudit({ ...FILE, rows: table.rowCount }, table, planOf({ sampleWeight: null, ...plan }));
}

/** The combination of so many features, the first of them. */
export function combinationOf(audit: Audit, ...features: readonly string[]): CombinationAssessment {
  const found = audit.assessment.combinations.find((one) => one.features.join() === features.join());
  if (!found) throw new Error(`no combination of ${features.join(' and ')}`);
  return found;
}

export interface Person {
  readonly race: string;
  readonly sex: string;
  readonly score: number;
  readonly label: string;
}

/**
 * Groups of given sizes whose scores and labels follow a fixed pattern: of each group, how high scores run, and how well
 * they tell the labels apart.
 */
export function people(
  groups: Readonly<Record<string, { readonly n: number; readonly lift: number; readonly sharpness: number }>>,
): Person[] {
  return Object.entries(groups).flatMap(([race, { n, lift, sharpness }], g) =>
    Array.from({ length: n }, (_, i): Person => {
      // Multiples of an irrational number spread evenly, and in the same way everywhere.
      const even = (k: number) => (k * 0.6180339887498949 + g * 0.37) % 1;
      const [u, v, w] = [even(i + 1), even(7 * i + 3), even(13 * i + 5)];
      const label = u < 0.35 + lift / 2 ? '1' : '0';
      const middle = 0.42 + lift + (label === '1' ? sharpness : -sharpness);
      const score = Math.round(Math.min(0.99, Math.max(0.01, middle + (v + w - 1) * 0.5)) * 100) / 100;
      return { race, sex: i % 5 < 2 ? 'Female' : 'Male', score, label };
    }),
  );
}

export const FIVE_GROUPS = people({
  'African-American': { n: 900, lift: 0.12, sharpness: 0.1 },
  Caucasian: { n: 700, lift: -0.04, sharpness: 0.17 },
  Hispanic: { n: 320, lift: 0, sharpness: 0.08 },
  Other: { n: 90, lift: -0.02, sharpness: 0.14 },
  'Native American': { n: 7, lift: 0.1, sharpness: 0.1 },
});

export const SCORED: Partial<AuditPlan> = {
  unit: 'people',
  label: { column: 'label', positive: { values: ['1'] }, words: 'reoffended' },
  prediction: null,
  score: { column: 'score', threshold: 0.5, comparison: 'atLeast' },
  sensitiveFeatures: [{ column: 'race', reference: 'Caucasian' }, { column: 'sex' }],
};

/** People as columns of a table. */
export function columnsOf(rows: readonly Person[]): Record<keyof Person, string[] | number[]> {
  return {
    race: rows.map(({ race }) => race),
    sex: rows.map(({ sex }) => sex),
    score: rows.map(({ score }) => score),
    label: rows.map(({ label }) => label),
  };
}
