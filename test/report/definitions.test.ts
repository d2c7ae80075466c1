import { describe, expect, it } from 'vitest';
import { DISPARITY_FAMILIES } from '../../src/fairness/disparity-families.ts';
import { INDEX_IDS, MEASURE_IDS, METRIC_IDS, MULTICLASS_METRIC_IDS } from '../../src/fairness/metrics.ts';
import { definitionParts, searchDefinitions } from '../../src/report/definitions.ts';
import { familyDefinition } from '../../src/report/disparity-words.ts';
import { SEARCHED_IDS } from '../../src/report/search-words.ts';

const parts = definitionParts();
const ids = parts.map(({ definitions }) => definitions.map(({ id }) => id));

describe('definitions', () => {
  it('tell of everything that is computed, once', () => {
    const [metrics, disparities, measures, indices, multiclass] = ids;
    expect(parts).toHaveLength(6);
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

  it.each([
    ['impact ratio', 'disparateImpact'],
    ['adverse impact', 'demographicParity'],
    ['four-fifths', 'disparateImpact'],
    ['four fifths rule', 'tolerance'],
    ['80% rule', 'disparateImpact'],
    ['80 % rule', 'tolerance'],
    ['sensitivity', 'truePositiveRate'],
    ['recall', 'truePositiveRate'],
    ['specificity', 'trueNegativeRate'],
    ['PPV', 'precision'],
    ['Mantel', 'pooled'],
    ['p value', 'pValue'],
    ['interval', 'interval'],
    ['confidence', 'interval'],
    ['verdict', 'verdict/notEnoughData'],
    ['kish', 'effectiveN'],
    ['omnibus', 'omnibus'],
    ['holm', 'holm'],
    ['minimum group size', 'minimumGroupSize'],
  ])('are found by what others call them: %s', (search, id) => {
    const found = searchDefinitions(parts, search).flatMap(({ definitions }) => definitions.map((one) => one.id));
    expect(found.slice(0, 8)).toContain(id);
  });

  it('have other names only where there is something to find', () => {
    expect(SEARCHED_IDS.filter((id) => !ids.flat().includes(id))).toEqual([]);
  });

  it('tell measures and disparities of one name apart', () => {
    const names = parts.slice(0, 5).flatMap(({ definitions }) => definitions.map(({ name }) => name));
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it('say what each family of disparities means', () => {
    for (const { name } of DISPARITY_FAMILIES) {
      expect(familyDefinition(name).meaning, name).not.toBe(familyDefinition(name).name);
    }
  });
});
