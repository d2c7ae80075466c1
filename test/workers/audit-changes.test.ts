import { beforeAll, describe, expect, it } from 'vitest';
import { changesSince, withChanges } from '../../src/audit/audit-changes.ts';
import type { Audit } from '../../src/audit/audit.ts';
import type { AuditPlan } from '../../src/plan/plan.ts';
import { DataService } from '../../src/workers/data.service.ts';
import { planOf } from '../support/plan-of.ts';

const nobody = (): void => undefined;
const service = new DataService({
  policyInForce: () => Promise.resolve(true),
  offOriginRequests: () => 0,
  deviceMemoryBytes: () => undefined,
});
const rows = Array.from({ length: 600 }, (_, i) => `${'abc'[i % 3]},${i % 2},${i % 5 === 0 ? 1 : 0},${(i % 97) / 97}`);
const file = new File([`group,label,prediction,score\n${rows.join('\n')}\n`], 'people.csv');

const plan = planOf({ prediction: null, score: { column: 'score', threshold: 0.5, comparison: 'atLeast' } });
const tolerant: AuditPlan = { ...plan, tolerances: { difference: 0.3, ratio: 0.5 } };
const lower: AuditPlan = { ...plan, score: { column: 'score', threshold: 0.3, comparison: 'atLeast' } };
const other: AuditPlan = { ...plan, label: null };

let table = 0;
/** Audits as the page holds them: copies. */
let first: Audit;
let whole: Readonly<Record<'tolerant' | 'lower' | 'other', Audit>>;
const auditAs = async (job: string, asked: AuditPlan): Promise<Audit> =>
  structuredClone(await service.audit(job, table, asked, nobody));

beforeAll(async () => {
  table = (await service.read('read', [file], { options: {} }, nobody)).tableId;
  whole = {
    tolerant: await auditAs('tolerant', tolerant),
    lower: await auditAs('lower', lower),
    other: await auditAs('other', other),
  };
  first = await auditAs('first', plan);
});

describe('what crosses to a page that holds the former audit', () => {
  it('is the verdicts under another tolerance, and no counts', async () => {
    await auditAs('again', plan);
    const changes = structuredClone(await service.reassess('1', table, tolerant, 'again'));
    expect(changes.cube).toBeNull();
    expect(changes.combinations.map(Object.keys)).toEqual([['verdicts']]);
    expect(withChanges(first, changes)).toEqual(whole.tolerant);
  });

  it('is every number but no counts under another threshold', async () => {
    await auditAs('again', plan);
    const changes = structuredClone(await service.reassess('2', table, lower, 'again'));
    expect(changes.cube).toBeNull();
    expect(withChanges(first, changes)).toEqual(whole.lower);
  });

  it('is all of it where other things were counted', async () => {
    await auditAs('again', plan);
    const changes = structuredClone(await service.reassess('3', table, other, 'again'));
    expect(withChanges(first, changes)).toEqual(whole.other);
    expect(changes.cube).toEqual(whole.other.cube);
  });

  it('is all of it where the page holds another audit than the last: one whose answer it never got', async () => {
    await auditAs('again', plan);
    await service.reassess('never taken', table, lower, 'again');
    const changes = structuredClone(await service.reassess('4', table, tolerant, 'again'));
    expect(changes.cube).toEqual(first.cube);
    expect(withChanges(whole.other, changes)).toEqual(whole.tolerant);
  });

  it('is what changed of an audit without rows, which is brought along once', async () => {
    const once = structuredClone(await service.reassessCube('5', structuredClone(first), lower));
    expect(once?.cube).toBeNull();
    const held = withChanges(first, once!);
    expect(held.assessment).toEqual(whole.lower.assessment);
    const again = structuredClone(await service.reassessCube('6', '5', tolerant));
    expect(withChanges(held, again!).assessment).toEqual(whole.tolerant.assessment);
    expect(await service.reassessCube('7', '5', tolerant)).toBeNull();
  });
});

describe('changesSince', () => {
  it('tells all of an audit to whoever holds none of it', () => {
    expect(withChanges(whole.other, changesSince(null, first))).toEqual(first);
  });
});
