import { describe, expect, it } from 'vitest';
import type { Progress } from '../../src/workers/data.contract.ts';
import { DataService } from '../../src/workers/data.service.ts';
import { planOf } from '../support/plan-of.ts';

const SEALED = { policyInForce: () => true, offOriginRequests: () => 0 };
const nobody = (): void => undefined;

function csv(rows: number, name = 'people.csv'): File {
  const lines = Array.from(
    { length: rows },
    (_, i) => `Person ${i},${'abc'[i % 3]},${i % 2},${i % 5 === 0 ? 1 : 0},${(i % 97) / 97}`,
  );
  return new File([`name,group,label,prediction,score\n${lines.join('\n')}\n`], name);
}

describe('DataService', () => {
  it('refuses data where no policy binds the worker', async () => {
    const service = new DataService({ ...SEALED, policyInForce: () => false });
    await expect(async () => service.read('1', csv(10), {}, nobody)).rejects.toMatchObject({
      code: 'worker/not-sealed',
    });
  });

  it('reads and audits, with progress that names its stage', async () => {
    const service = new DataService(SEALED);
    const stages = new Set<Progress['stage']>();
    const profile = await service.read('1', csv(300), {}, ({ stage }) => stages.add(stage));
    const audit = await service.audit('2', planOf(), ({ stage }) => stages.add(stage));
    expect(profile.rowCount).toBe(300);
    expect(audit.file).toMatchObject({ name: 'people.csv', rows: 300, sha256: profile.sha256 });
    expect(audit.assessment.combinations[0].overall.n).toBe(300);
    expect([...stages]).toEqual(['reading', 'profiling', 'tallying', 'assessing']);
  });

  it('gives nothing of a row to the page: no value of a column that may name a person', async () => {
    const service = new DataService(SEALED);
    const profile = await service.read('1', csv(300), {}, nobody);
    const audit = await service.audit('2', planOf(), nobody);
    expect(JSON.stringify([profile, audit])).not.toContain('Person ');
  });

  it('answers a changed threshold, reference, tolerance and merge from the cube, as a new tally would', async () => {
    const service = new DataService(SEALED);
    await service.read('1', csv(600), {}, nobody);
    const scored = planOf({
      prediction: null,
      score: { column: 'score', threshold: 0.5, comparison: 'atLeast' },
    });
    const first = await service.audit('2', scored, nobody);
    const changed = planOf({
      ...scored,
      score: { column: 'score', threshold: 0.25, comparison: 'above' },
      tolerances: { difference: 0.02, ratio: 0.9 },
      sensitiveFeatures: [{ column: 'group', merge: [{ name: 'a or b', levels: ['a', 'b'] }], reference: 'c' }],
    });
    const revised = await service.reassess('3', changed);
    expect(revised.cube).toBe(first.cube);
    const anew = await service.audit('4', changed, nobody);
    expect(revised.assessment).toEqual(anew.assessment);
    expect(revised.assessment.combinations[0].groups.map(({ key }) => key)).toEqual([['a or b'], ['c']]);
  });

  it('counts again when roles change', async () => {
    const service = new DataService(SEALED);
    await service.read('1', csv(600), {}, nobody);
    const first = await service.audit('2', planOf(), nobody);
    const revised = await service.reassess('3', planOf({ label: null }));
    expect(revised.cube).not.toBe(first.cube);
    expect(revised.assessment.combinations[0].overall.metrics.baseRate.kind).toBe('undefined');
  });

  it('keeps the table it has when a later file cannot be read, or its reading is cancelled', async () => {
    const service = new DataService(SEALED);
    await service.read('1', csv(300), {}, nobody);
    await expect(service.read('2', new File([''], 'empty.csv'), {}, nobody)).rejects.toMatchObject({
      code: 'file/empty',
    });
    const reading = service.read('3', csv(200_000, 'large.csv'), {}, nobody);
    await service.cancel('3');
    await expect(reading).rejects.toMatchObject({ code: 'job/cancelled' });
    const audit = await service.audit('4', planOf(), nobody);
    expect(audit.file.name).toBe('people.csv');
  });

  it('stays ready after a plan that cannot be audited', async () => {
    const service = new DataService(SEALED);
    await service.read('1', csv(300), {}, nobody);
    const wrong = planOf({ sensitiveFeatures: [{ column: 'nowhere' }] });
    await expect(service.audit('2', wrong, nobody)).rejects.toMatchObject({ code: 'plan/unknown-column' });
    expect((await service.audit('3', planOf(), nobody)).assessment.combinations).toHaveLength(1);
  });

  it('says which group sizes stand in the way when all are below the minimum', async () => {
    const service = new DataService(SEALED);
    await service.read('1', csv(30), {}, nobody);
    await expect(service.audit('2', planOf({ minimumGroupSize: 11 }), nobody)).rejects.toMatchObject({
      code: 'audit/all-groups-small',
      details: { minimum: 11, largest: 10, groups: 3 },
    });
  });
});
