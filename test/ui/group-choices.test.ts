import { describe, expect, it } from 'vitest';
import {
  firstBins,
  groupChoices,
  groupCount,
  knownEdges,
  levelChoices,
  parseEdges,
  partsOf,
  presetEdges,
  presetOf,
  thresholdLeaves,
  twinMerges,
  withMerge,
} from '../../src/ui/state/group-choices.ts';
import { recidivismProfile } from './fixtures.ts';

const [, race, age] = recidivismProfile().columns;

describe('bins', () => {
  it('cuts by decades, at forty and by quarters', () => {
    expect(presetEdges('decades', age)).toEqual([20, 30, 40, 50, 60, 70, 80, 90]);
    expect(presetEdges('forty', age)).toEqual([40]);
    expect(presetEdges('quartiles', age)).toEqual([25, 31, 42]);
    expect(presetEdges('decades', race)).toBeNull();
  });

  it('starts with decades for what looks like ages', () => {
    expect(firstBins(age)?.edges[0]).toBe(20);
    expect(firstBins(race)).toBeUndefined();
  });

  it('knows a preset by its edges', () => {
    expect(presetOf({ column: 'age', bins: { edges: [40] } }, age)).toBe('forty');
    expect(presetOf({ column: 'age', bins: { edges: [33] } }, age)).toBe('own');
    expect(presetOf({ column: 'age' }, age)).toBe('none');
  });

  it('knows the edges of steps from a profile, and leaves quantiles to the rows', () => {
    expect(knownEdges({ every: 20 }, age)).toEqual([20, 40, 60, 80]);
    expect(knownEdges({ every: 0.001 }, age)).toBeNull();
    expect(knownEdges({ every: 500 }, age)).toBeNull();
    expect(presetOf({ column: 'age', bins: { every: 10 } }, age)).toBe('decades');
    const parts = { column: 'age', bins: { quantiles: 5 } };
    expect(knownEdges(parts.bins, age)).toBeNull();
    expect([presetOf(parts, age), partsOf(parts), groupCount(parts, age)]).toEqual(['quantiles', 5, null]);
    expect(levelChoices(parts, age)).toEqual([]);
    const found = { column: 'age', bins: { quantiles: 2, edges: [31] } };
    expect([presetOf(found, age), partsOf(found), groupCount(found, age)]).toEqual(['quantiles', 2, 2]);
    expect(partsOf({ column: 'age', bins: { edges: [31] } })).toBeNull();
  });

  it('reads edges as they are typed', () => {
    expect(parseEdges('60, 25;40')).toEqual([25, 40, 60]);
    expect(parseEdges('60 25; 40')).toEqual([25, 40, 60]);
    expect(parseEdges('0,5; 1.25; 1 ')).toEqual([0.5, 1, 1.25]);
    expect(parseEdges('1,500; 2000')).toBeNull();
    expect(parseEdges('25, forty')).toBeNull();
    expect(parseEdges(' ')).toBeNull();
  });
});

it('adds up the rows of merged levels, largest group first', () => {
  const feature = { column: 'race', merge: [{ name: 'not known', levels: ['?', ''] }] };
  expect(groupChoices(feature, race).map(({ name, count }) => [name, count])).toEqual([
    ['African-American', 3696],
    ['Caucasian', 2454],
    ['not known', 1064],
  ]);
});

describe('groups', () => {
  it('are counted where the profile does not list them all', () => {
    expect(groupCount({ column: 'race' }, race)).toBe(4);
    expect(groupCount({ column: 'race' }, { ...race, distinct: 300 })).toBe(300);
  });

  it('are one where every number lies in one bin', () => {
    expect(groupCount({ column: 'age', bins: { edges: [120] } }, age)).toBe(1);
    expect(groupCount({ column: 'age', bins: { edges: [40] } }, age)).toBe(2);
    const withGaps = { ...age, missing: [{ spelling: '', count: 3 }] };
    expect(groupCount({ column: 'age', bins: { edges: [40] } }, withGaps)).toBe(3);
  });

  it('of spellings of one value are merged under the usual one', () => {
    const levels = [
      { value: 'Male', count: 90, perhapsMissing: false },
      { value: 'FEMALE ', count: 70, perhapsMissing: false },
      { value: 'Female', count: 20, perhapsMissing: false },
      { value: 'male', count: 5, perhapsMissing: false },
    ];
    const sex = {
      ...race,
      name: 'sex',
      levels,
      twins: [
        ['Male', 'male'],
        ['Female', 'FEMALE '],
      ],
    };
    const merges = twinMerges({ column: 'sex', reference: 'male' }, sex);
    expect(merges).toEqual([
      { name: 'Male', levels: ['Male', 'male'] },
      { name: 'FEMALE', levels: ['Female', 'FEMALE '] },
    ]);
    const merged = withMerge({ column: 'sex', reference: 'male' }, merges);
    expect(merged.reference).toBeNull();
    expect(twinMerges(merged, sex)).toEqual([]);
  });
});

it('knows a threshold that tells no rows apart', () => {
  const score = { column: 's', threshold: 1, comparison: 'atLeast' as const };
  expect(thresholdLeaves(score, 1, 10)).toBe('all');
  expect(thresholdLeaves({ ...score, comparison: 'above' }, 1, 10)).toBeNull();
  expect(thresholdLeaves({ ...score, threshold: 11 }, 1, 10)).toBe('none');
  expect(thresholdLeaves({ ...score, threshold: null }, 1, 10)).toBeNull();
});
