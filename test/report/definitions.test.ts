import { describe, expect, it } from 'vitest';
import { DISPARITY_FAMILIES } from '../../src/fairness/disparity-families.ts';
import { INDEX_IDS, MEASURE_IDS, METRIC_IDS, MULTICLASS_METRIC_IDS } from '../../src/fairness/metrics.ts';
import { definitionParts, searchDefinitions } from '../../src/report/definitions.ts';

const parts = definitionParts();
const ids = parts.map(({ definitions }) => definitions.map(({ id }) => id));

describe('definitions', () => {
  it('tell of everything that is computed, once', () => {
    const [metrics, disparities, measures, indices, multiclass] = ids;
    expect(metrics).toEqual(METRIC_IDS);
    expect(measures).toEqual(MEASURE_IDS);
    expect(indices).toEqual(INDEX_IDS);
    expect(multiclass).toEqual(MULTICLASS_METRIC_IDS);
    const named = DISPARITY_FAMILIES.filter(({ name, metrics: of }) => name !== of[0]).map(({ name }) => name);
    expect(disparities.slice(0, named.length)).toEqual(named);
    expect(disparities).toHaveLength(named.length + 8);
    expect(ids.map((part) => new Set(part).size)).toEqual(ids.map((part) => part.length));
  });

  it('say what each means, and leave no fact empty', () => {
    for (const { id, name, meaning, facts } of parts.flatMap(({ definitions }) => definitions)) {
      expect(
        [name, meaning, ...facts.map(({ words }) => words)].every((text) => text.trim() !== ''),
        id,
      ).toBe(true);
    }
  });

  it('are found by every word of a search, in any order and case', () => {
    const found = searchDefinitions(parts, 'CURVE roc').flatMap(({ definitions }) => definitions.map(({ id }) => id));
    expect(found).toContain('rocAuc');
    expect(found).toContain('abroca');
    expect(found).not.toContain('precision');
    expect(searchDefinitions(parts, 'no such words')).toEqual([]);
    expect(searchDefinitions(parts, ' ')).toEqual(parts);
  });
});
