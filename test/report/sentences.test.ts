import { describe, expect, it } from 'vitest';
import type {
  Assessment,
  CombinationAssessment,
  Concept,
  CriterionVerdict,
  Defined,
  Interval,
  PairResult,
  VerdictKind,
} from '../../src/fairness/assessment.ts';
import type { MetricId } from '../../src/fairness/metrics.ts';
import { emptyPlan, type AuditPlan } from '../../src/plan/plan.ts';
import { useNumberLocale } from '../../src/report/numbers.ts';
import { findingSentence, summarySentence } from '../../src/report/sentences.ts';
import { neededWords } from '../../src/report/verdict-words.ts';

const compas: AuditPlan = {
  ...emptyPlan(),
  unit: 'people',
  label: { column: 'two_year_recid', positive: { values: ['1'] }, words: 'reoffended' },
  prediction: { column: 'score_text', positive: { values: ['Medium', 'High'] }, words: 'were flagged' },
  sensitiveFeatures: [{ column: 'race' }],
};
const interval = (low: number, high: number): Interval => ({ low, high, level: 0.95, method: 'score-ratio' });
const defined = (value: number, between: Interval | null = null): Defined => ({
  kind: 'defined',
  value,
  interval: between,
  n: 100,
});

function pair(
  metric: MetricId,
  higher: [string, number, number],
  lower: [string, number, number],
  gap: Defined,
): PairResult {
  const side = ([name, count, n]: [string, number, number]) => ({ key: [name], rate: count / n, count, n });
  return {
    metric,
    higher: side(higher),
    lower: side(lower),
    gap,
    p: 0.001,
    adjustedP: 0.002,
    exceeds: true,
    equivalent: false,
  };
}

function verdict(
  kind: VerdictKind,
  scale: 'difference' | 'ratio',
  leading: PairResult | null,
  more: Partial<CriterionVerdict> = {},
): CriterionVerdict {
  return {
    criterion: scale === 'ratio' ? 'equalizedOddsRatio' : 'equalizedOddsDifference',
    concept: 'equalizedOdds',
    scale,
    tolerance: scale === 'ratio' ? 0.8 : 0.1,
    verdict: kind,
    comparisons: 2,
    leading,
    shown: kind === 'shown' && leading ? [leading] : [],
    shownPairs: kind === 'shown' ? 1 : 0,
    judged: 2,
    notJudged: [],
    power: null,
    ...more,
  };
}

function assessmentOf(
  concept: Concept,
  kind: VerdictKind,
  verdicts: CriterionVerdict[],
  features = ['race'],
): Assessment {
  const combination = { features, verdicts, groups: [] } as unknown as CombinationAssessment;
  return {
    combinations: [combination],
    findings: [{ id: `race/${concept}`, combination: 0, concept, verdict: kind, verdicts: verdicts.map((_, i) => i) }],
    criteriaTested: verdicts.length,
    notices: [],
  };
}

const say = (assessment: Assessment, plan: AuditPlan) =>
  findingSentence(assessment, plan, assessment.findings[0]).text.replaceAll('\u202f', ' ');
const black: [string, number, number] = ['African-American', 805, 1795];
const white: [string, number, number] = ['Caucasian', 349, 1488];

describe('findingSentence', () => {
  it('names a level of 95 % alike in every format of numbers', () => {
    const ratio = pair('falsePositiveRate', black, white, defined(0.523, interval(0.47, 0.58)));
    const assessment = assessmentOf('equalizedOdds', 'shown', [verdict('shown', 'ratio', ratio)]);
    useNumberLocale('de-DE');
    try {
      expect(say(assessment, compas)).toContain('1,91 times, 95 % interval 1,72 to 2,13');
    } finally {
      useNumberLocale('en-US');
    }
  });

  it('says who, how many, how much and how sure', () => {
    const ratio = pair('falsePositiveRate', black, white, defined(0.523, interval(0.47, 0.58)));
    const difference = pair('falsePositiveRate', black, white, defined(0.2139, interval(0.182, 0.245)));
    const assessment = assessmentOf('equalizedOdds', 'shown', [
      verdict('shown', 'difference', difference),
      verdict('shown', 'ratio', ratio),
    ]);
    expect(say(assessment, compas)).toBe(
      'Among people who did not reoffend, 44.8 % of the African-American group (805 of 1,795) were flagged against 23.5 % of the Caucasian group (349 of 1,488): 1.91 times, 95 % interval 1.72 to 2.13; disparity shown.',
    );
  });

  it('gives no counts where rows are weighted', () => {
    const ratio = pair('falsePositiveRate', black, white, defined(0.523, interval(0.47, 0.58)));
    const assessment = assessmentOf('equalizedOdds', 'shown', [verdict('shown', 'ratio', ratio)]);
    expect(say(assessment, { ...compas, sampleWeight: 'w' })).toContain(
      '44.8 % of the African-American group were flagged against 23.5 % of the Caucasian group: 1.91 times',
    );
  });

  it('says how the other rate stands where the gap is the one that equal opportunity judges', () => {
    const found = pair('truePositiveRate', black, white, defined(0.523, interval(0.47, 0.58)));
    const flagged = pair('falsePositiveRate', black, white, defined(0.523, interval(0.47, 0.58)));
    const sayOf = (concept: Concept, kind: VerdictKind, more: Partial<CriterionVerdict> = {}) =>
      say(assessmentOf(concept, kind, [verdict(kind, 'ratio', found, more)]), compas).replace(/^.*?; /, '');
    const among = 'among people who did not reoffend';
    expect(sayOf('equalOpportunity', 'shown')).toBe('disparity shown.');
    expect(sayOf('equalizedOdds', 'shown')).toBe(`disparity shown; ${among} none is shown.`);
    expect(sayOf('equalizedOdds', 'shown', { shown: [found, flagged], shownPairs: 2 })).toBe(
      `disparity shown; ${among} one is shown too.`,
    );
    expect(sayOf('equalizedOdds', 'shown', { shownPairs: 60 })).toBe('disparity shown.');
    expect(sayOf('equalizedOdds', 'ruledOut')).toMatch(new RegExp(`; ${among} it is ruled out too\\.$`));
    expect(sayOf('equalizedOdds', 'notEnoughData')).toMatch(new RegExp(`; ${among} the gap is no wider\\.$`));
  });

  it('reads well with columns alone', () => {
    const plan: AuditPlan = {
      ...emptyPlan(),
      label: { column: 'income', positive: { values: ['>50K', '>50K.'] } },
      prediction: { column: 'predicted', positive: { values: ['>50K'] } },
    };
    const ratio = pair('truePositiveRate', ['Male', 60, 100], ['Female', 30, 100], defined(0.5, interval(0.4, 0.6)));
    const assessment = assessmentOf('equalOpportunity', 'shown', [verdict('shown', 'ratio', ratio)], ['sex']);
    expect(say(assessment, plan)).toBe(
      'Among rows where income is >50K, 60.0 % of the Male group (60 of 100) have predicted >50K against 30.0 % of the Female group (30 of 100): 2.00 times, 95 % interval 1.67 to 2.50; disparity shown.',
    );
  });

  it('speaks of points where nobody of the lower group was selected', () => {
    const nobody: [string, number, number] = ['Caucasian', 0, 1488];
    const difference = pair('selectionRate', black, nobody, defined(805 / 1795, interval(0.42, 0.48)));
    const assessment = assessmentOf('demographicParity', 'shown', [
      verdict('shown', 'difference', difference),
      verdict('shown', 'ratio', pair('selectionRate', black, nobody, defined(0, interval(0, 0.01)))),
    ]);
    expect(say(assessment, compas)).toContain(
      'against 0.0 % of the Caucasian group (0 of 1,488): 44.8 points more, 95 % interval 42.0 to 48.0; disparity shown.',
    );
  });

  it('gives the interval of points where no criterion compared that difference', () => {
    const nobody: [string, number, number] = ['Caucasian', 0, 1488];
    const rate = ([name, count, n]: [string, number, number]) => ({
      key: [name],
      metrics: { selectionRate: defined(count / n, count > 0 ? interval(0.426, 0.472) : interval(0, 0.003)) },
    });
    const ratio = pair('selectionRate', black, nobody, defined(0, interval(0, 0.01)));
    const assessment = assessmentOf('demographicParity', 'notEnoughData', [verdict('notEnoughData', 'ratio', ratio)]);
    Object.assign(assessment.combinations[0], { groups: [black, nobody].map(rate) });
    expect(say(assessment, compas)).toContain('44.8 points more, 95 % interval 42.6 to 47.2;');
  });

  it('names the tolerances that a gap was ruled out against', () => {
    const near = pair('selectionRate', ['A', 51, 100], ['B', 50, 100], defined(0.98, interval(0.94, 1.03)));
    const assessment = assessmentOf('demographicParity', 'ruledOut', [
      verdict('ruledOut', 'difference', near),
      verdict('ruledOut', 'ratio', near),
    ]);
    expect(say(assessment, compas)).toBe(
      '51.0 % of the A group (51 of 100) were flagged against 50.0 % of the B group (50 of 100): 1.02 times, 95 % interval 0.97 to 1.06; disparity ruled out: no two groups differ by more than the tolerance of 10 points and a ratio of 0.8.',
    );
  });

  it('rules out only what was judged', () => {
    const near = pair('selectionRate', ['A', 51, 100], ['B', 50, 100], defined(0.98, interval(0.94, 1.03)));
    const small = (name: string) => ({ key: [name], n: 4, why: 'below-minimum' as const });
    const sayOf = (judged: number, ...names: string[]) =>
      say(
        assessmentOf('demographicParity', 'ruledOut', [
          verdict('ruledOut', 'difference', near, { judged, notJudged: names.map(small) }),
        ]),
        compas,
      ).replace(/^.*; disparity/, 'disparity');
    expect(sayOf(4, 'C', 'D')).toBe(
      'disparity ruled out: no two of the 4 groups judged differ by more than the tolerance of 10 points; 2 groups are too small to judge.',
    );
    expect(sayOf(2, 'C')).toBe(
      'disparity ruled out: the two groups judged do not differ by more than the tolerance of 10 points; 1 group is too small to judge.',
    );
  });

  it('says which group has no row of the rate', () => {
    const limiting = { key: ['Asian'], metric: 'truePositiveRate' as const, have: 0, need: 380, bothGroups: false };
    const near = pair('truePositiveRate', ['A', 51, 100], ['B', 50, 100], defined(0.98, interval(0.94, 1.03)));
    const open = verdict('notEnoughData', 'ratio', near, { power: { detectable: 0.7, limiting } });
    expect(say(assessmentOf('equalOpportunity', 'notEnoughData', [open]), compas)).toMatch(
      /; not enough data for the Asian group: 0 of the 380 needed among people who reoffended\.$/,
    );
  });

  it('says which group wants how many rows', () => {
    const power = {
      detectable: 0.3,
      limiting: { key: ['Asian'], metric: 'truePositiveRate' as const, have: 9, need: 380, bothGroups: false },
    };
    const open = verdict(
      'notEnoughData',
      'ratio',
      pair('truePositiveRate', ['Asian', 6, 9], white, defined(0.4, interval(0.1, 1.6))),
      { power },
    );
    expect(say(assessmentOf('equalOpportunity', 'notEnoughData', [open]), compas)).toMatch(
      /; not enough data for the Asian group: 9 of the 380 needed among people who reoffended\.$/,
    );
    expect(neededWords(open, compas)).toBe(
      'the Asian group has 9 of the 380 people who reoffended that would be needed',
    );
    expect(
      neededWords({ ...open, power: { ...power, limiting: { ...power.limiting, have: 400 } } }, compas),
    ).toBeNull();
    const everybody = { ...power.limiting, metric: 'selectionRate' as const, bothGroups: true };
    const rates = verdict(
      'notEnoughData',
      'ratio',
      pair('selectionRate', ['Asian', 6, 9], white, defined(0.4, interval(0.1, 1.6))),
      {
        power: { ...power, limiting: everybody },
      },
    );
    expect(say(assessmentOf('demographicParity', 'notEnoughData', [rates]), compas)).toMatch(
      /; not enough data for the Asian group: 9 of the 380 people needed in each of the two groups compared\.$/,
    );
  });

  it('says that a gap is too near the tolerance where rows are not what is wanting', () => {
    const power = {
      detectable: 0.9,
      limiting: { key: ['A'], metric: 'selectionRate' as const, have: 400, need: 380, bothGroups: false },
    };
    const near = pair('selectionRate', ['A', 60, 100], ['B', 50, 100], defined(0.83, interval(0.75, 0.92)));
    const open = verdict('notEnoughData', 'ratio', near, { power });
    expect(say(assessmentOf('demographicParity', 'notEnoughData', [open]), compas)).toMatch(
      /not enough data: the gap lies too near the tolerance to tell\.$/,
    );
  });

  it('is whole and true where nobody or everybody of both groups was selected', () => {
    const limiting = { key: ['D'], metric: 'selectionRate' as const, have: 69, need: null, bothGroups: false };
    const none = pair('selectionRate', ['A', 0, 400], ['D', 0, 69], defined(0));
    const open = verdict('notEnoughData', 'difference', none, { power: { detectable: null, limiting } });
    expect(say(assessmentOf('demographicParity', 'notEnoughData', [open]), compas)).toBe(
      'None of the A group (0 of 400) and none of the D group (0 of 69) were flagged; not enough data: the D group has 69 people, ' +
        'and how many would be needed cannot be told.',
    );
    const all = pair('truePositiveRate', ['A', 40, 40], ['D', 9, 9], defined(0, interval(-0.1, 0.2)));
    expect(say(assessmentOf('equalOpportunity', 'ruledOut', [verdict('ruledOut', 'difference', all)]), compas)).toMatch(
      /^Among people who reoffended, all of the A group \(40 of 40\) and all of the D group \(9 of 9\) were flagged[:;]/,
    );
  });

  it('says so where no pair could be compared', () => {
    const assessment = assessmentOf('equalOpportunity', 'notEnoughData', [verdict('notEnoughData', 'ratio', null)]);
    expect(say(assessment, compas)).toBe(
      'No two groups of race could be compared for equal opportunity; not enough data.',
    );
  });

  it('names an empty level', () => {
    const ratio = pair('selectionRate', black, ['', 30, 100], defined(0.6, interval(0.5, 0.7)));
    expect(say(assessmentOf('demographicParity', 'shown', [verdict('shown', 'ratio', ratio)]), compas)).toContain(
      'against 30.0 % of the (empty) group (30 of 100):',
    );
  });
});

describe('summarySentence', () => {
  it('counts the criteria by verdict', () => {
    const verdicts = [
      verdict('shown', 'ratio', null),
      verdict('ruledOut', 'ratio', null),
      verdict('ruledOut', 'difference', null),
    ];
    expect(summarySentence(assessmentOf('equalizedOdds', 'shown', verdicts), compas)).toBe(
      '3 criteria were tested at α = 0.05: 1 shows a disparity; 2 rule one out.',
    );
    expect(summarySentence(assessmentOf('equalizedOdds', 'shown', verdicts.slice(1)), compas)).toBe(
      '2 criteria were tested at α = 0.05: 2 rule one out. ' +
        'Each finding holds two of them, a difference and a ratio, and takes the graver verdict.',
    );
    expect(summarySentence(assessmentOf('equalizedOdds', 'shown', []), compas)).toBe('No criterion could be tested.');
    const amount = { ...compas, label: null, prediction: null, score: null };
    expect(summarySentence(assessmentOf('equalizedOdds', 'shown', []), amount)).toBe(
      'A number as outcome has no verdict; its means and errors by group are under Every number.',
    );
  });
});
