import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditFromFile, auditFromJson } from '../../../src/audit/audit-from-json.ts';
import { auditToJson } from '../../../src/audit/audit-json.ts';
import { gateAudit } from '../../../src/audit/gate-audit.ts';
import { looksLikeAudit } from '../../../src/audit/looks-like-audit.ts';
import { mergeAudits } from '../../../src/audit/merge-audits.ts';
import { looksLikePlan } from '../../../src/plan/looks-like-plan.ts';
import { checkAudit } from '../../../src/storage/check-audit.ts';
import { expectSame } from '../../support/first-difference.ts';
import { planOf } from '../../support/plan-of.ts';
import { anyPlan, anyRow, auditOf, countedOf, fixed } from './random-audits.ts';

const rows = [...fixed, ...fc.sample(anyRow, { numRuns: 30, seed: 5 })];
const plan = planOf({
  classes: [],
  controlFeature: 'region',
  sampleWeight: 'weight',
  score: { column: 'score', threshold: 0.5, comparison: 'atLeast' },
  numericTarget: { column: 'y', prediction: 'guess' },
  minimumGroupSize: 1,
});

describe('an audit as JSON', () => {
  it('is read back equal, whatever it counted', async () => {
    await fc.assert(
      fc.asyncProperty(anyPlan, fc.array(anyRow, { maxLength: 20 }), async (asked, drawn) => {
        const audit = await auditOf('a.csv', [...fixed, ...drawn], asked);
        expectSame(auditFromJson(auditToJson(audit), 'a.audit.json'), audit, 0);
      }),
      { numRuns: 4 },
    );
  });

  it('keeps the parts of a merged one, as what is stored of it does', async () => {
    const merged = mergeAudits([await countedOf('a.csv', rows, plan), await countedOf('b.csv', rows, plan)]);
    const read = await auditFromFile(new File([auditToJson(merged)], 'm.audit.json'));
    expectSame(read, merged, 0);
    expect(read.file.parts).toHaveLength(2);
    expect(checkAudit(structuredClone(merged), 'merged').file).toEqual(merged.file);
    const damaged = { ...merged, file: { ...merged.file, parts: [{ name: 'a.csv' }] } };
    expect(() => checkAudit(damaged, 'merged')).toThrow(expect.objectContaining({ code: 'audit/damaged' }) as Error);
  });

  it('tells of a gated one what was passed on, its parts by name alone', async () => {
    const many = Array.from({ length: 20 }, () => fixed).flat();
    const usual = planOf({ minimumGroupSize: 1 });
    const merged = mergeAudits([await countedOf('a.csv', many, usual), await countedOf('b.csv', many, usual)]);
    const gated = gateAudit(merged, { minimum: 10 });
    expect(gated.file).toMatchObject({ name: 'a.csv + b.csv', size: 0 });
    expect(gated.file.parts).toBeUndefined();
    const read = auditFromJson(auditToJson(gated), 'g.audit.json');
    expectSame([read.assessment, read.cube], [gated.assessment, gated.cube], 0);
  });

  it('is told from a plan and from data by its beginning', async () => {
    const text = auditToJson(await countedOf('a.csv', rows, plan));
    expect(looksLikeAudit(text)).toBe(true);
    expect(looksLikeAudit(`\uFEFF ${text}`)).toBe(true);
    expect(looksLikePlan(text)).toBe(true);
    expect(looksLikeAudit(JSON.stringify(plan))).toBe(false);
    expect(looksLikeAudit('[{"evenhandAudit": 2}]')).toBe(false);
  });
});

type Document = { file: Record<string, unknown>; plan: Record<string, unknown>; cube: Record<string, unknown> };
interface Loose {
  [key: string]: Loose & Loose[] & number;
}

describe('a file that is no whole audit', () => {
  const changes: readonly (readonly [what: string, at: string, change: (document: Loose) => unknown])[] = [
    ['no cube', 'cube', (d) => delete d['cube']],
    ['a plan of another kind', 'plan.label', (d) => ((d['plan'] as unknown as Document['plan'])['label'] = 3)],
    [
      'a count below zero',
      'cube.combinations.0.cells.0.n',
      (d) => (d['cube']['combinations'][0]['cells'][0]['n'] = -1 as never),
    ],
    [
      'a count that is no number',
      'cube.combinations.0.cells.w',
      (d) => (d['cube']['combinations'][0]['cells'][0]['w'] = 'x' as never),
    ],
    ['totals that do not agree', 'cube.rows', (d) => (d['cube']['rows']['tallied'] = 7 as never)],
    [
      'a cell of no group',
      'cube.combinations.0.cells',
      (d) => (d['cube']['combinations'][0]['cells'][0]['group'] = 9999 as never),
    ],
    [
      'a cell twice',
      'cube.combinations.0.cells',
      (d) => {
        const { cells } = d['cube']['combinations'][0];
        Object.assign(cells[1], {
          ...cells[1],
          group: cells[0]['group'],
          stratum: cells[0]['stratum'],
          label: cells[0]['label'],
          prediction: cells[0]['prediction'],
        });
      },
    ],
    [
      'a bin of no score',
      'cube.combinations.0.cells.histogram',
      (d) => {
        const cell = d['cube']['combinations'][0]['cells'].find((each) => each['score']['n'] > 0)!;
        cell['histogram']['bins'][0] = 1e6 as never;
      },
    ],
    [
      'calibration of another length',
      'cube.combinations.0.cells.calibration.n',
      (d) => d['cube']['combinations'][0]['cells'][0]['calibration']['n'].pop(),
    ],
    ['another feature', 'cube.combinations', (d) => (d['cube']['combinations'][0]['features'] = ['sex'] as never)],
    ['a role that was not counted', 'cube.hasLabel', (d) => (d['cube']['hasLabel'] = false as never)],
    [
      'parts without rows',
      'file.parts.0.rows',
      (d) => ((d['file'] as unknown as Document['file'])['parts'] = [{ name: 'a', size: 1, sha256: null }]),
    ],
  ];

  it.each(changes)('says where: %s', async (_, at, change) => {
    const document = JSON.parse(auditToJson(await countedOf('a.csv', rows, plan))) as Loose;
    change(document);
    expect(() => auditFromJson(JSON.stringify(document), 'x.json')).toThrow(
      expect.objectContaining({ code: 'audit/not-whole', details: { file: 'x.json', at } }) as Error,
    );
  });

  it('is cut short, of a later format, or meant to do harm', async () => {
    const text = auditToJson(await countedOf('a.csv', rows, plan));
    const codeOf = (broken: string) => {
      try {
        auditFromJson(broken, 'x.json');
      } catch (thrown) {
        return (thrown as { code: string }).code;
      }
      return null;
    };
    expect(codeOf(text.slice(0, -10))).toBe('audit/not-whole');
    expect(codeOf(text.replace('"evenhandAudit":2', '"evenhandAudit":9'))).toBe('audit/other-version');
    expect(codeOf(text.replace('"evenhandAudit":2', '"evenhandAudit":2,"__proto__":{}'))).toBe('audit/not-whole');
    const huge = JSON.parse(text) as Loose;
    huge['cube']['strata'] = Array.from({ length: 101 }, (_, i) => String(i)) as never;
    expect(codeOf(JSON.stringify(huge))).toBe('audit/not-whole');
  });
});
