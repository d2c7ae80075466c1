import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Audit } from '../../src/audit/audit.ts';
import { auditFile } from '../../src/audit/audit-file.ts';
import { gateAudit } from '../../src/audit/gate-audit.ts';
import { AppError } from '../../src/errors.ts';
import { caveatsOf } from '../../src/messages/caveats.ts';
import { makeFile } from '../../src/ui/features/report/report-files.ts';
import { impactTables } from '../../src/report/csv/impact-ratios.ts';
import { reportHtml } from '../../src/report/html/report-html.ts';
import { withFacts } from '../../src/report/share/file-facts.ts';
import { talliesOf } from '../../src/ui/features/report/withheld-groups.ts';
import { WITHHELD } from '../../src/messages/report.ts';
import { rowAccountWords } from '../../src/report/row-account.ts';
import { findingSentence, summarySentence } from '../../src/report/sentences.ts';
import { neededWords } from '../../src/report/verdict-words.ts';
import type { AuditPlan } from '../../src/plan/plan.ts';
import { planOf } from '../support/plan-of.ts';

interface Group {
  readonly name: string;
  readonly rows: number;
  readonly selected: number;
}

/** People of some groups, of whom some are selected; each third is qualified. `weight`: by the place of the group. */
const people = (groups: readonly Group[], plan: Partial<AuditPlan> = {}, weight = (_: number) => 1): Promise<Audit> => {
  const lines = groups.flatMap(({ name, rows, selected }, g) =>
    Array.from({ length: rows }, (_, i) => `${name},${i % 3 ? 0 : 1},${i < selected ? 1 : 0},${weight(g)}`),
  );
  const file = new File([`group,label,prediction,weight\n${lines.join('\n')}\n`], 'people.csv');
  return auditFile(file, planOf({ label: null, ...plan }));
};

const verdictsOf = ({ assessment }: Audit) => assessment.combinations.flatMap(({ verdicts }) => verdicts);
const isOpenForWithheld = ({ notJudged }: ReturnType<typeof verdictsOf>[number]): boolean =>
  notJudged.some(({ why }) => why === 'withheld');

const gatedOrNull = (audit: Audit, minimum: number): Audit | null => {
  try {
    return gateAudit(audit, { minimum });
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'share/too-small') return null;
    throw thrown;
  }
};

describe('a verdict of an audit that was gated', () => {
  test('rules nothing out that the audit does not, and what is shown between groups that are told stays shown', async () => {
    let open = 0;
    let shown = 0;
    const sizes = fc.tuple(fc.integer({ min: 60, max: 2500 }), fc.constantFrom(0.004, 0.01, 0.4, 0.42, 0.43, 0.8));
    await fc.assert(
      fc.asyncProperty(
        fc.array(sizes, { minLength: 4, maxLength: 6 }),
        fc.constantFrom(5, 10, 50),
        async (drawn, minimum) => {
          const groups = drawn.map(([rows, share], g) => ({
            name: `g${g}`,
            rows,
            selected: Math.max(1, Math.round(rows * share)),
          }));
          const audit = await people(groups, { minimumGroupSize: 10 });
          const gated = gatedOrNull(audit, minimum);
          if (!gated) return;
          const before = verdictsOf(audit);
          verdictsOf(gated).forEach((verdict, v) => {
            if (verdict.verdict === 'ruledOut') expect(before[v].verdict).toBe('ruledOut');
            if (!isOpenForWithheld(verdict)) return expect(verdict.verdict).toBe(before[v].verdict);
            open++;
            expect(verdict.verdict).not.toBe('ruledOut');
            expect(verdict.power).toBeNull();
            const told = new Set(
              gated.assessment.combinations[0].groups.flatMap(({ key, withheld }) => (withheld ? [] : key)),
            );
            const kept = before[v].shown.filter(
              ({ higher, lower }) => told.has(higher.key[0]) && told.has(lower.key[0]),
            );
            for (const { higher, lower } of kept) {
              shown++;
              expect(verdict.shown.map((pair) => [pair.higher.key, pair.lower.key])).toContainEqual([
                higher.key,
                lower.key,
              ]);
            }
          });
        },
      ),
      { numRuns: 60, seed: 11 },
    );
    expect(open).toBeGreaterThan(20);
    expect(shown).toBeGreaterThan(10);
  });

  test('says how many groups are withheld, and never what they have or would need', async () => {
    const groups = [
      { name: 'a', rows: 4000, selected: 2000 },
      { name: 'b', rows: 4000, selected: 2010 },
      { name: 'c', rows: 60, selected: 2 },
      { name: 'd', rows: 60, selected: 58 },
    ];
    const audit = await people(groups);
    const gated = gateAudit(audit, { minimum: 10 });
    expect(gated.assessment.combinations[0].groups.filter(({ withheld }) => withheld)).toHaveLength(2);
    expect(talliesOf(audit)).toEqual({ shown: 1, ruledOut: 0 });
    expect(talliesOf(gated)).toEqual({ shown: 0, ruledOut: 0 });
    expect(WITHHELD.tally(talliesOf(audit), talliesOf(gated), null)).toBe(
      'Your audit shows 1 disparity and rules out 0; what you pass on shows 0 and rules out 0, because a verdict that would rest on a withheld group cannot be given.',
    );
    const summary = summarySentence(gated.assessment, gated.plan);
    expect(summary).toContain('2 cannot be decided here, since groups are withheld');
    expect(summary).toContain('Withheld: 2 of 4 groups of group.');
    const said = [
      summary,
      ...gated.assessment.findings.map((finding) => findingSentence(gated.assessment, gated.plan, finding).text),
      ...verdictsOf(gated).map((verdict) => neededWords(verdict, gated.plan) ?? ''),
      ...caveatsOf(gated),
    ].join('\n');
    expect(said).toContain('2 groups are withheld, and without them nothing can be ruled out');
    expect(said).not.toMatch(/needed|would need|\b(60|58)\b/);
    const [{ disparities }] = gated.assessment.combinations;
    expect(disparities.length).toBeGreaterThan(0);
    for (const { value } of disparities) expect(value).toMatchObject({ kind: 'undefined', reason: 'withheld' });
  });

  test('is not given where the weights of a weighted audit are withheld', async () => {
    const groups = [
      { name: 'a', rows: 3000, selected: 1500 },
      { name: 'b', rows: 3000, selected: 1500 },
      { name: 'c', rows: 200, selected: 3 },
      { name: 'd', rows: 200, selected: 100 },
    ];
    const audit = await people(groups, { sampleWeight: 'weight' }, (g) => 1 + g);
    const gated = gateAudit(audit, { minimum: 10 });
    expect(gated.cube.gate?.withheld).toContain('weights');
    expect(gated.cube.hasWeights).toBe(false);
    expect(verdictsOf(gated)).toEqual([]);
    expect(summarySentence(gated.assessment, gated.plan)).toContain('its weights are withheld');
    const whole = await people(groups.slice(0, 2), { sampleWeight: 'weight' }, (g) => 1 + g);
    const told = gateAudit(whole, { minimum: 10 });
    expect(told.cube.hasWeights).toBe(true);
    expect(verdictsOf(told).map(({ verdict }) => verdict)).toEqual(verdictsOf(whole).map(({ verdict }) => verdict));
  });
});

describe('what is told of an audit that was gated', () => {
  test('is how many rows took part, not how many were read or left out, nor how large the file is', async () => {
    const lines = Array.from(
      { length: 900 },
      (_, i) => `${i % 2 ? 'A' : 'B'},${i % 4 === 1 ? '' : i % 5 > 1 ? 1 : 0},${i % 3 ? 1 : 0}`,
    );
    const audit = await auditFile(new File([`group,label,prediction\n${lines.join('\n')}\n`], 'people.csv'), planOf());
    expect(rowAccountWords(audit)).toBe('900 rows were read: 225 were left out and 675 took part.');
    const gated = gateAudit(audit, { minimum: 10 });
    expect(rowAccountWords(gated)).toBe('675 rows took part; how many were left out is not passed on.');
    expect(caveatsOf(gated).join(' ')).not.toMatch(/were read|225|900/);
    expect(gated.file).toMatchObject({ size: 0, rows: 675 });
  });

  test('tells no more of the file than was chosen', async () => {
    const audit = await people([
      { name: 'a', rows: 400, selected: 100 },
      { name: 'b', rows: 400, selected: 200 },
    ]);
    const gated = gateAudit(audit, { minimum: 10 });
    const { name, sha256 } = audit.file;
    const formsOf = async (told: Audit): Promise<string[]> => {
      const files = await Promise.all(
        (['csv', 'json', 'summary', 'plan'] as const).map((kind) => makeFile(kind, told, { byteOrderMark: false })),
      );
      const report = reportHtml(told, [], { date: new Date(0), caveats: caveatsOf(told) });
      return [...files.flatMap((file) => [file.name, file.text]), report];
    };
    const none = await formsOf(withFacts(gated, { name: false, sha256: false }));
    expect(none.filter((text) => text.includes('people') || text.includes(sha256!))).toEqual([]);
    expect(none.join('')).not.toContain('"size"');
    const all = (await formsOf(withFacts(gated, { name: true, sha256: true }))).join('');
    expect(all).toContain(name);
    expect(all).toContain(sha256!);
    const plan = none.find((text) => text.startsWith('{') && !text.includes('assessment'))!;
    expect(JSON.parse(plan)).toEqual(gated.plan);
  });

  test('keeps which groups mean that a group is not known, merged ones too', async () => {
    const groups = ['a', 'b', 'not said', 'refused', ''].map((name) => ({ name, rows: 300, selected: 100 }));
    const named = await people(groups, {
      reading: { columns: [{ column: 'group', missing: ['not said', 'refused', ''] }] },
      sensitiveFeatures: [{ column: 'group', merge: [{ name: 'Unknown', levels: ['refused', ''] }] }],
    });
    const gated = gateAudit(named, { minimum: 10 });
    expect(gated.plan.reading).toEqual({ columns: [{ column: 'group', missing: ['Unknown', 'not said'] }] });
    const unknown = (audit: Audit) =>
      impactTables(audit)[0].rows.flatMap(({ group, isUnknown }) => (isUnknown ? [group] : []));
    expect(unknown(gated)).toEqual(unknown(named));
    const plain = await people(groups.filter(({ name }) => name.length < 2));
    expect(gateAudit(plain, { minimum: 10 }).plan.reading).toBeUndefined();
  });

  test('names no withheld group as the largest, and the largest shown as that alone', async () => {
    const groups = [
      { name: 'most', rows: 900, selected: 3 },
      { name: 'more', rows: 800, selected: 400 },
      { name: 'few', rows: 300, selected: 4 },
      { name: 'some', rows: 400, selected: 200 },
    ];
    const audit = await people(groups);
    expect(caveatsOf(audit).join(' ')).toContain('the largest was taken: most');
    const gated = gateAudit(audit, { minimum: 10 });
    expect(gated.plan.sensitiveFeatures[0]).toMatchObject({ reference: 'more' });
    expect(caveatsOf(gated).join(' ')).toContain('The reference group of group is the largest of those shown: more');
    expect(caveatsOf(gated).join(' ')).not.toContain('Nobody chose');
  });

  test('leaves the label out where an outcome is rare in the whole file, and says so', async () => {
    const lines = ['a', 'b'].flatMap((group) =>
      Array.from({ length: 400 }, (_, i) => `${group},${i < 100 ? 1 : 0},${i < 98 ? 1 : 0}`),
    );
    lines.push('a,0,1', 'b,0,1', 'a,0,1');
    const audit = await auditFile(new File([`group,label,prediction\n${lines.join('\n')}\n`], 'people.csv'), planOf());
    const gated = gateAudit(audit, { minimum: 10 });
    expect(gated.cube.gate?.withheld).toContain('label');
    expect([gated.cube.hasLabel, gated.plan.label]).toEqual([false, null]);
    const [{ groups }] = gated.assessment.combinations;
    expect(groups.map(({ key, metrics }) => [key[0], metrics.selectionRate])).toEqual(
      audit.assessment.combinations[0].groups.map(({ key, metrics }) => [key[0], metrics.selectionRate]),
    );
    expect(groups[0].metrics.truePositiveRate).toMatchObject({ kind: 'undefined', reason: 'withheld' });
    expect(caveatsOf(gated).join(' ')).toContain('the label, since some outcome is rare in the whole file');
  });

  test('is nothing where decisions are rare too, and the outcomes that are rare are named', async () => {
    const lines = ['a', 'b'].flatMap((group) =>
      Array.from({ length: 100 }, (_, i) => `${group},${i % 2},${i < 2 ? 1 : 0}`),
    );
    const audit = await auditFile(new File([`group,label,prediction\n${lines.join('\n')}\n`], 'people.csv'), planOf());
    expect(() => gateAudit(audit, { minimum: 10 })).toThrowError('share/too-small');
    try {
      gateAudit(audit, { minimum: 10 });
    } catch (thrown) {
      expect((thrown as AppError).details).toEqual({ minimum: 10, rare: ['false positives', 'true positives'] });
    }
  });
});

test('the samples, gated, rule out nothing new, and each of them can be passed on', { timeout: 120_000 }, async () => {
  for (const sample of ['recognition', 'chatbot']) {
    const plan = JSON.parse(readFileSync(`public/samples/${sample}.plan.json`, 'utf8')) as AuditPlan;
    const audit = await auditFile(new File([readFileSync(`public/samples/${sample}.csv`)], `${sample}.csv`), plan);
    const gated = gateAudit(audit, { minimum: 10 });
    expect(
      gated.assessment.combinations.flatMap(({ groups }) => groups.filter(({ withheld }) => !withheld)),
      sample,
    ).not.toEqual([]);
    const before = new Map(audit.assessment.findings.map(({ id, verdict }) => [id, verdict]));
    for (const { id, verdict } of gated.assessment.findings) {
      if (verdict === 'ruledOut') expect(before.get(id), `${sample} ${id}`).toBe('ruledOut');
    }
  }
});
