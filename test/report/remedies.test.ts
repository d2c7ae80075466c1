import { expect, it } from 'vitest';
import type { Audit } from '../../src/audit/audit.ts';
import { emptyPlan } from '../../src/plan/plan.ts';
import { remedies, rowsWanted, wantedWords } from '../../src/report/remedies.ts';

const limiting = (name: string, have: number, need: number | null) => ({
  notJudged: [],
  power: { detectable: null, limiting: { key: [name], metric: 'selectionRate', have, need, bothGroups: false } },
});
const auditOf = (verdicts: readonly object[], plan: object = {}, findings: readonly object[] = []) =>
  ({
    plan: { ...emptyPlan(), unit: 'people', ...plan },
    cube: {},
    assessment: { combinations: [{ verdicts }], findings },
  }) as unknown as Audit;

it('lists each group once with the most that any verdict needs, those that lack most first', () => {
  const audit = auditOf([
    limiting('A', 100, 150),
    limiting('B', 9, 380),
    limiting('A', 100, 200),
    limiting('C', 500, 380),
    limiting('D', 5, null),
    { power: null, notJudged: [] },
  ]);
  expect(rowsWanted(audit).map(wantedWords)).toEqual(['B: 9 of 380 people', 'A: 100 of 200 people']);
});

it('names only what the audit offers', () => {
  const score = { column: 's', threshold: 0.5, comparison: 'atLeast' };
  const threshold = /another threshold of s/;
  expect(remedies(auditOf([], { score })).join(' ')).toMatch(threshold);
  expect(remedies(auditOf([], { score: { ...score, threshold: null } })).join(' ')).not.toMatch(threshold);
  const decided = { column: 'd', positive: { values: ['1'] } };
  expect(remedies(auditOf([], { score, prediction: decided })).join(' ')).not.toMatch(threshold);
  expect(remedies(auditOf([], { prediction: decided }, [{ verdict: 'shown' }]))[0]).toMatch(
    /^Look for where a disparity comes from before it is mended: what the decision rests on and who is in the file/,
  );
  const small = { power: null, notJudged: [{ key: ['A'], n: 3, why: 'below-minimum' }] };
  expect(remedies(auditOf([small])).join(' ')).toMatch(/Merge groups/);
  expect(remedies(auditOf([]))).toEqual([]);
});
