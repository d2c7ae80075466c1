import { describe, expect, it } from 'vitest';
import { firstBins, groupChoices, parseEdges, presetEdges, presetOf } from '../../src/ui/state/group-choices.ts';
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

  it('reads edges as they are typed', () => {
    expect(parseEdges('60, 25;40')).toEqual([25, 40, 60]);
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
