import { describe, expect, it } from 'vitest';
import type { CombinationAssessment, MetricValue } from '../../src/fairness/assessment.ts';
import { INDEX_CATALOGUE, INDEX_ENTRIES } from '../../src/fairness/catalogue/index-catalogue.ts';
import { MEASURE_CATALOGUE, MEASURE_ENTRIES } from '../../src/fairness/catalogue/measure-catalogue.ts';
import { METRIC_ENTRIES } from '../../src/fairness/catalogue/metric-catalogue.ts';
import { MULTICLASS_ENTRIES } from '../../src/fairness/catalogue/multiclass-catalogue.ts';
import { Claims, EXCHANGES, measurePlace, measurePlaces, metricPlaces } from './claims.ts';
import { assessAgainst, assessRows, mirrored, randomCases, regrouped } from './random-rows.ts';

/**
 * What the catalogues promise of each number when outcomes, groups or roles are exchanged, tried on random counts:
 * nothing here names a metric. A new entry is tested by being listed.
 */

const cases = randomCases(14);
const idsOf = (entries: readonly { readonly id: string }[]): string[] => entries.map(({ id }) => id);
const indexIn = ({ indices }: CombinationAssessment, id: string): MetricValue =>
  indices.find((index) => index.id === id)!.value;

describe('when positive and negative are exchanged', () => {
  const exchanged = cases.map(({ rows, before }) => ({ before, after: assessRows(mirrored(rows)) }));

  it('metrics become what the catalogue says', () => {
    const claims = new Claims();
    for (const { before, after } of exchanged) {
      const there = metricPlaces(after);
      for (const [place, metrics] of metricPlaces(before)) {
        for (const { id, positiveExchanged } of METRIC_ENTRIES) {
          if (!positiveExchanged) claims.denies(id, metrics[id], there.get(place)!);
          else {
            const { metric, as } = positiveExchanged;
            claims.keeps(id, metrics[id], there.get(place)![metric], EXCHANGES[as], place);
          }
        }
      }
    }
    claims.settle(idsOf(METRIC_ENTRIES));
  });

  it('measures do', () => {
    const claims = new Claims();
    for (const { before, after } of exchanged) {
      const there = measurePlaces(after);
      for (const { id, against, values } of before.measures) {
        const as = MEASURE_CATALOGUE[id].positiveExchanged;
        values.forEach((value, g) => {
          const place = measurePlace(id, against, before.groups[g].key);
          if (as) claims.keeps(id, value, there.get(place)!, EXCHANGES[as], place);
          else claims.denies(id, value, { [id]: there.get(place)! });
        });
      }
    }
    claims.settle(idsOf(MEASURE_ENTRIES));
  });

  it('indices do', () => {
    const claims = new Claims();
    for (const { before, after } of exchanged) {
      for (const { id, positiveExchanged } of INDEX_ENTRIES) {
        const [from, to] = [indexIn(before, id), indexIn(after, id)];
        if (positiveExchanged) claims.keeps(id, from, to, EXCHANGES[positiveExchanged]);
        else claims.denies(id, from, { [id]: to });
      }
    }
    claims.settle(idsOf(INDEX_ENTRIES));
  });
});

describe('when two groups change places', () => {
  it('measures become what the catalogue says', () => {
    const claims = new Claims();
    for (const { rows } of cases) {
      const two = regrouped(rows, { c: 'a', d: 'b' });
      if (new Set(two.map(({ key }) => key[0])).size < 2) continue;
      const [before, after] = ['a', 'b'].map((reference) => measurePlaces(assessAgainst(two, reference)));
      for (const { id, groupsExchanged } of MEASURE_ENTRIES) {
        for (const against of ['reference', 'rest']) {
          const from = before.get(measurePlace(id, against, ['b']));
          const to = after.get(measurePlace(id, against, ['a']));
          if (!from || !to) expect(from ?? to, `${id} against ${against}`).toBeUndefined();
          else if (groupsExchanged) claims.keeps(id, from, to, EXCHANGES[groupsExchanged], against);
          else claims.denies(id, from, { [id]: to });
        }
      }
    }
    claims.settle(idsOf(MEASURE_ENTRIES));
  });
});

describe('when groups are merged', () => {
  it('indices change only if the catalogue says so', () => {
    const claims = new Claims();
    for (const { rows, before } of cases) {
      const merged = assessRows(regrouped(rows, { c: 'b' }));
      for (const { id, groupingMatters } of INDEX_ENTRIES) {
        if (groupingMatters) claims.denies(id, indexIn(before, id), { [id]: indexIn(merged, id) });
        else claims.keeps(id, indexIn(before, id), indexIn(merged, id), EXCHANGES.same);
      }
    }
    claims.settle(idsOf(INDEX_ENTRIES));
  });
});

describe('when label and prediction change places', () => {
  it('metrics over all classes become what the catalogue says', () => {
    const claims = new Claims();
    for (const { rows, before } of cases) {
      const after = assessRows(
        rows.map((row) => ({ ...row, labelClass: row.predictionClass, predictionClass: row.labelClass })),
      );
      const there = new Map(multiclassPlaces(after));
      for (const [place, metrics] of multiclassPlaces(before)) {
        for (const { id, rolesExchanged } of MULTICLASS_ENTRIES) {
          if (!rolesExchanged) claims.denies(id, metrics[id], there.get(place)!);
          else claims.keeps(id, metrics[id], there.get(place)![rolesExchanged], EXCHANGES.same, place);
        }
      }
    }
    claims.settle(idsOf(MULTICLASS_ENTRIES));
  });
});

function multiclassPlaces({ multiclass }: CombinationAssessment) {
  return [multiclass!.overall, ...multiclass!.groups].map(
    ({ key, metrics }) => [JSON.stringify(key), metrics] as const,
  );
}

describe('non-negative measures and indices', () => {
  it('are never below 0, nor are their intervals', () => {
    for (const { before } of cases) {
      const values = [
        ...before.measures.flatMap(({ id, values }) => (MEASURE_CATALOGUE[id].nonNegative ? values : [])),
        ...before.indices.flatMap(({ id, value }) => (INDEX_CATALOGUE[id].nonNegative ? [value] : [])),
      ];
      const known = values.flatMap((value) => (value.kind === 'defined' ? [value] : []));
      expect(known.length).toBeGreaterThan(0);
      for (const { value, interval } of known) {
        expect(value).toBeGreaterThanOrEqual(-1e-12);
        expect(interval?.low ?? 0).toBeGreaterThanOrEqual(-1e-12);
      }
    }
  });

  it('are all that the catalogue names: any other one is below 0 somewhere', () => {
    const values = cases.flatMap(({ before }) => [
      ...before.measures.flatMap(({ id, values: all }) => all.map((value) => ({ id, value }))),
      ...before.indices,
    ]);
    const below = new Set<string>(
      values.flatMap(({ id, value }) => (value.kind === 'defined' && value.value < -1e-9 ? [id] : [])),
    );
    const signed = [...MEASURE_ENTRIES, ...INDEX_ENTRIES].filter(
      (entry) => !entry.nonNegative && entry.format !== 'ratio',
    );
    expect(idsOf(signed).filter((id) => !below.has(id))).toEqual([]);
  });
});
