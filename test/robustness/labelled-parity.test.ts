import { describe, expect, it } from 'vitest';
import { assessLabelled } from '../../src/robustness/labelled/assess-labelled.ts';
import { golden, HAS_REFERENCE, referenceFile } from '../support/reference.ts';
import { readSimply } from '../support/simple-reader.ts';

describe.skipIf(!HAS_REFERENCE)('subgroup areas against independent reference values', () => {
  it('are the areas of each group of COMPAS', async () => {
    const [head, ...rows] = readSimply(await referenceFile('compas-scores-two-years.csv').text(), ',').map(
      ({ cells }) => cells,
    );
    const column = (name: string): string[] => rows.map((row) => row[head.indexOf(name)]);
    const race = column('race');
    const config = golden('compas').configs.find((one) => one.config === 'two_year_all')!;
    const byGroup = config.sensitive.find(({ columns }) => columns.join() === 'race')!.fairlearn.by_group;
    const bias = await assessLabelled(
      {
        labels: Uint8Array.from(column('two_year_recid'), Number),
        scores: Float64Array.from(column('decile_score'), Number),
        groups: byGroup.map(({ group }) => ({
          id: group['race'],
          name: group['race'],
          dimension: 'race',
          mask: Uint8Array.from(race, (one) => (one === group['race'] ? 1 : 0)),
        })),
      },
      { threshold: 5, tolerance: 0.05, level: 0.95 },
    );
    expect(bias.n).toBe(config.n_rows_used);
    expect(bias.groups).toHaveLength(6);
    bias.groups.forEach(({ subgroupAuc }, at) => {
      expect(subgroupAuc.kind === 'defined' && subgroupAuc.value).toBeCloseTo(byGroup[at]['roc_auc'] as number, 12);
    });
    const first = bias.groups.find(({ id }) => id === 'African-American')!;
    expect(first.verdict).toBe('shown');
    expect(first.negativeGap.kind === 'defined' && first.negativeGap.value).toBeGreaterThan(0.1);
  });
});
