import { describe, expect, it } from 'vitest';
import { emptyPlan, type AuditPlan } from '../../src/plan/plan.ts';
import {
  endSentence,
  groupWords,
  negateVerb,
  onePerValue,
  outcomeWords,
  populationWords,
  selectedWords,
  shortList,
} from '../../src/report/phrases.ts';

const adult: AuditPlan = {
  ...emptyPlan(),
  label: { column: 'income', positive: { values: ['>50K'] } },
  prediction: { column: 'predicted', positive: { values: ['>50K', '>50K.'] } },
};

describe('negateVerb', () => {
  it.each([
    ['were hired', 'were not hired'],
    ['are employed', 'are not employed'],
    ['have defaulted', 'have not defaulted'],
    ['have a degree', 'do not have a degree'],
    ['had a second stroke', 'did not have a second stroke'],
    ['reoffended', 'did not reoffend'],
    ['defaulted on the loan', 'did not default on the loan'],
    ['repaid in time', 'did not repay in time'],
    ['passed the bar', 'did not pass the bar'],
    ['qualified', 'did not qualify'],
    ['graduated', 'did not graduate'],
    ['recovered', 'did not recover'],
    ['failed', 'did not fail'],
  ])('%s → %s', (verb, negative) => expect(negateVerb(verb)).toBe(negative));

  it('does not guess an infinitive that it cannot know', () => {
    for (const verb of ['filed', 'rioted', 'focused', 'wrote', 'adhered']) expect(negateVerb(verb)).toBeNull();
  });
});

describe('populations and outcomes', () => {
  it('speaks of columns where the plan has no words', () => {
    expect(populationWords('truePositiveRate', adult)).toBe('rows where income is >50K');
    expect(populationWords('falsePositiveRate', adult)).toBe('rows where income is not >50K');
    expect(outcomeWords('selectionRate', adult)).toBe('have predicted >50K');
    expect(outcomeWords('baseRate', adult)).toBe('have income >50K');
  });

  it('uses the words of the plan and its unit', () => {
    const plan: AuditPlan = { ...adult, unit: 'people', label: { ...adult.label!, words: 'reoffended' } };
    expect(populationWords('falsePositiveRate', plan)).toBe('people who did not reoffend');
    expect(populationWords('selectionRate', plan)).toBe('people');
  });

  it('falls back to the column where words cannot be negated', () => {
    const plan: AuditPlan = { ...adult, unit: 'people', label: { ...adult.label!, words: 'filed a claim' } };
    expect(populationWords('truePositiveRate', plan)).toBe('people who filed a claim');
    expect(populationWords('falsePositiveRate', plan)).toBe('people whose income is not >50K');
  });

  it('says a threshold', () => {
    const score = { column: 'score', threshold: 0.5, comparison: 'atLeast' as const };
    expect(selectedWords({ ...adult, prediction: null, score })).toBe('have a score of 0.5 or more');
    expect(selectedWords({ ...adult, prediction: null, score: { ...score, comparison: 'above' } })).toBe(
      'have a score above 0.5',
    );
  });
});

describe('names', () => {
  it('stand once for spellings of one value', () => {
    expect(onePerValue(['1.0', '1', '>50K', ' >50K.'])).toEqual(['1.0', '>50K']);
  });

  it('are cut short in sentences', () => {
    expect(groupWords(['A92', 'A202'])).toBe('the A92 × A202 group');
    expect(groupWords(['x'.repeat(400)])).toHaveLength('the  group'.length + 60);
    expect(shortList(['a', 'b', 'c'], 2)).toBe('a, b and 1 more');
  });

  it('may bring the full stop of a sentence', () => {
    expect(endSentence('made by A Inc.')).toBe('made by A Inc.');
    expect(endSentence('made by A')).toBe('made by A.');
  });
});
