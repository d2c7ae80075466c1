import { beforeAll, describe, expect, it } from 'vitest';
import type { Audit } from '../../src/audit/audit.ts';
import { auditFile } from '../../src/audit/audit-file.ts';
import { incomparableWords } from '../../src/messages/comparing.ts';
import { compareAudits } from '../../src/report/comparison/compare-audits.ts';
import { planOf } from '../support/plan-of.ts';

/** Forty people in two groups, of whom those whose number `selected` accepts are selected. */
function people(selected: (i: number) => boolean, groups = ['a', 'b']): File {
  const lines = Array.from(
    { length: 40 },
    (_, i) => `${groups[i % groups.length]},${i % 3 ? 1 : 0},${selected(i) ? 1 : 0}`,
  );
  return new File([`group,label,prediction\n${lines.join('\n')}\n`], 'people.csv');
}

let first: Audit;
let second: Audit;
beforeAll(async () => {
  first = await auditFile(
    people((i) => i % 4 === 0),
    planOf(),
  );
  second = await auditFile(
    people((i) => i % 2 === 0),
    planOf(),
  );
});

describe('compareAudits', () => {
  it('sets rates side by side, with the second less the first', () => {
    const { combinations, incomparable } = compareAudits(first, second);
    expect(incomparable).toEqual([]);
    const rates = combinations[0].rates.filter(({ metric }) => metric === 'selectionRate');
    const of = (group: string) => rates.find(({ key }) => key[0] === group);
    // Of the twenty people in group a, every second one was selected at first, and all of them then; of group b nobody.
    expect(of('a')).toMatchObject({ first: { value: 0.5 }, second: { value: 1 }, difference: 0.5 });
    expect(of('b')?.difference).toBe(0);
  });

  it('pairs the verdicts of the criteria that both judged', () => {
    const [{ verdicts }] = compareAudits(first, second).combinations;
    expect(verdicts.length).toBe(first.assessment.combinations[0].verdicts.length);
    for (const pair of verdicts) expect(pair.first.criterion).toBe(pair.second.criterion);
  });

  it('gives no difference where a rate is undefined', async () => {
    const unlabelled = people((i) => i % 4 < 2);
    const text = (await unlabelled.text()).replaceAll(/^b,1,/gm, 'b,0,');
    const other = await auditFile(new File([text], 'people.csv'), planOf());
    const rate = compareAudits(first, other).combinations[0].rates.find(
      ({ metric, key }) => metric === 'truePositiveRate' && key[0] === 'b',
    );
    expect(rate?.second.kind).toBe('undefined');
    expect(rate?.difference).toBeNull();
  });

  it('says which groups, criteria and tolerances the two do not share', async () => {
    const plan = {
      ...planOf(),
      tolerances: { difference: 0.2, ratio: 0.8 },
      criteria: ['demographicParityRatio' as const],
    };
    const other = await auditFile(
      people((i) => i % 2 === 0, ['a', 'c']),
      plan,
    );
    const words = compareAudits(first, other).incomparable.map((part) => incomparableWords(part, ['One', 'Two']));
    expect(words).toContain('Their tolerances differ, so the same gap can be judged differently.');
    expect(words).toContain('By group, only “One” has b.');
    expect(words).toContain('By group, only “Two” has c.');
    expect(words).toContain('Demographic parity, as a difference, was judged by group only in “One”.');
  });

  it('says when there is nothing that the two share', async () => {
    const text = (await people((i) => i % 4 < 2).text()).replace('group', 'department');
    const plan = { ...planOf(), sensitiveFeatures: [{ column: 'department' }] };
    const other = await auditFile(new File([text], 'people.csv'), plan);
    const { combinations, incomparable } = compareAudits(first, other);
    expect(combinations).toEqual([]);
    expect(incomparable[0]).toEqual({ kind: 'no-common-features' });
  });
});
