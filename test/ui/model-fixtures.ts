import type { ColumnProfile, MadeBy } from '../../src/data/profile.ts';
import type { LabelReading, ModelDescription, RunReport } from '../../src/models.ts';
import type { ModelRunResult, OpenedModel } from '../../src/workers/data.contract.ts';
import { tinyDescription } from '../support/models/tiny-text-model.ts';
import { recidivismProfile } from './fixtures.ts';

export const reading = (more: Partial<LabelReading> = {}): LabelReading => ({
  mapping: 'other',
  finds: '',
  positive: ['toxicity', 'threat'],
  favourable: false,
  names: {},
  thresholds: {},
  ...more,
});

export const description = (more: Partial<ModelDescription> = {}): ModelDescription =>
  tinyDescription({ id: 'abc', ...more });

export function openedModel(of: ModelDescription = description(), labels: LabelReading = reading()): OpenedModel {
  const files = { name: of.name, files: new Map([['config.json', new Blob(['{}'])]]) };
  return { files, described: { usable: true, description: of, notes: [], card: null, reading: labels } };
}

/** A column that a model made. */
export function madeColumn(index: number, name: string, holds: MadeBy['holds']): ColumnProfile {
  const numeric = { min: 0, max: 1, mean: 0.4, quartiles: [0.1, 0.3, 0.7], wholeNumbers: false, count: 7214 } as const;
  const [note] = recidivismProfile().columns.slice(-1);
  const madeBy = { model: { id: 'abc', name: 'tiny' }, from: ['note'], holds };
  return holds.kind === 'label'
    ? { ...note, index, name, type: 'category', store: 'codes', madeBy }
    : { ...note, index, name, type: 'number', store: 'numbers', numeric, madeBy };
}

export const REPORT: RunReport = {
  rows: 7214,
  blank: 0,
  texts: 7000,
  known: 0,
  failedRows: 0,
  failed: [],
  truncatedRows: 12,
  seconds: 2,
  pace: 3500,
  outsideRuntime: 0.1,
  device: { backend: 'wasm', weights: 'fp32', noGraphics: 'no-interface', threads: 2 },
  modelBytes: 1000,
  energy: { wattHours: [0.002, 0.01], watts: [3, 20], of: 'core', busySeconds: 4 },
  kept: 'memory',
};

export function runResult(tableId = 1, more: Partial<ModelRunResult> = {}): ModelRunResult {
  const profile = recidivismProfile();
  const made = [
    madeColumn(6, 'label (tiny)', { kind: 'label' }),
    madeColumn(7, 'any (tiny)', { kind: 'score-of-several', labels: ['toxicity', 'threat'] }),
    madeColumn(8, 'toxicity (tiny)', { kind: 'score', label: 'toxicity' }),
    madeColumn(9, 'threat (tiny)', { kind: 'score', label: 'threat' }),
  ];
  return {
    tableId,
    profile: { ...profile, columns: [...profile.columns, ...made] },
    rows: { kind: 'held', bytes: 1 },
    added: made.map(({ name }) => name),
    report: REPORT,
    ...more,
  };
}
