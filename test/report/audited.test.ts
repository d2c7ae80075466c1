import { expect, it } from 'vitest';
import type { Audit } from '../../src/audit/audit.ts';
import { emptyPlan, type AuditPlan } from '../../src/plan/plan.ts';
import { auditedWords } from '../../src/report/audited.ts';

const say = (plan: Partial<AuditPlan>, n = 7214) =>
  auditedWords({
    file: { name: 'scores.csv', rows: 7214 },
    plan: { ...emptyPlan(), ...plan },
    cube: { rows: { tallied: 7214, setAside: 0, weightMissing: 0 } },
    assessment: { combinations: [{ overall: { n } }] },
  } as unknown as Audit);
const label = { column: 'recid', positive: { values: ['1'] } };
const score = { column: 'decile', threshold: 5, comparison: 'atLeast' as const };

it('says what one signs: file, outcomes, weight and groups', () => {
  expect(
    say({
      label,
      score,
      sampleWeight: 'w',
      sensitiveFeatures: [{ column: 'race' }, { column: 'age', bins: { edges: [40] } }],
    }),
  ).toBe(
    '7,214 rows of scores.csv. Label: recid, positive is 1. Decision: decile at least 5. Every rate is weighted by w. Groups: race and age in bins, alone and together.',
  );
});

it('says what a score beside a decision is for', () => {
  const prediction = { column: 'hired', positive: { values: ['Yes.'] } };
  expect(say({ label, prediction, score, sensitiveFeatures: [{ column: 'sex' }] })).toBe(
    '7,214 rows of scores.csv. Label: recid, positive is 1. Decision: hired, positive is Yes. Score: decile, for the metrics of the score. Groups: sex.',
  );
  expect(say({ prediction }, 7000)).toMatch(/^7,000 of the 7,214 rows of scores\.csv\. /);
  expect(say({ prediction, score })).toContain(
    'No label. Decision: hired, positive is Yes. Score: decile, for its means only.',
  );
});
