import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { emptyPlan, type AuditPlan, type ResolvedPlan } from '../../src/plan/plan.ts';
import { App } from '../../src/ui/state/app.svelte.ts';
import { withType } from '../../src/ui/state/reading-options.ts';
import { timeToAudit } from '../../src/ui/state/time-to-audit.ts';
import { auditOf, FakeClient, silentLog, streamedTable } from './fixtures.ts';
import { until } from '../support/until.ts';

const plan: AuditPlan = {
  ...emptyPlan(),
  prediction: { column: 'predicted', positive: { values: ['1'] } },
  sensitiveFeatures: [{ column: 'sex' }],
};
/** An audit as the worker gives it back, with a plan that leaves nothing open. */
const answer = (asked: AuditPlan) => {
  const cutFeatures = asked.sensitiveFeatures.map(({ column }) => ({ column }));
  const file = { name: 'scores.csv', size: 2_546_489, sha256: null };
  return { ...auditOf(asked), plan: { ...asked, cutFeatures } as unknown as ResolvedPlan, file } as ReturnType<
    typeof auditOf
  >;
};
const called = (client: FakeClient, count: number) => until(() => expect(client.calls).toHaveLength(count));

beforeEach(() => {
  vi.stubGlobal('location', { pathname: '/', search: '', hash: '' });
  vi.stubGlobal('history', { pushState: vi.fn(), replaceState: vi.fn(), state: null });
  vi.stubGlobal('window', { scrollTo: vi.fn(), scrollY: 0 });
});

/** An app with an audit of a table whose rows are not held. */
async function audited(): Promise<{ client: FakeClient; app: App }> {
  const client = new FakeClient();
  const app = new App({ client, requestLog: silentLog() });
  const opening = app.openFiles([
    new File(['sex,predicted\nMale,1\n'], 'scores.csv'),
    new File([JSON.stringify(plan)], 'scores.plan.json'),
  ]);
  await called(client, 1);
  client.calls[0].settle.resolve(streamedTable(1, { audit: { kind: 'made', audit: answer(plan) } }));
  await opening;
  return { client, app };
}

describe('a table whose rows are not held', () => {
  it('has its audit shown at once where that was made while it was read', async () => {
    const { client, app } = await audited();
    expect(client.calls).toHaveLength(1);
    expect(app.navigation.screen).toBe('audit');
    expect(timeToAudit(app)).toBeNull();
    app.plan.change({ alpha: 0.01 });
    expect(timeToAudit(app)).toBeNull();
    app.plan.change({ intersectionDepth: 1, controlFeature: 'race' });
    expect(timeToAudit(app)).toBe(40_000);
  });

  it('is read otherwise only when a person says so, with all that was asked for meanwhile', async () => {
    const { client, app } = await audited();
    await app.reread(withType(app.rereading.options, 'age', 'category'));
    await app.reread(withType(app.rereading.options, 'race', 'text'));
    expect(client.calls).toHaveLength(1);
    expect(app.rereading.waiting).toMatchObject({ why: 'columns', time: 40_000 });
    const reading = app.rereading.go();
    await called(client, 2);
    expect(client.calls[1].opening).toEqual({ options: { types: { age: 'category', race: 'text' } }, streamed: true });
    client.calls[1].settle.resolve(streamedTable(2));
    await reading;
    expect(app.rereading.waiting).toBeNull();
    expect(app.audit.detached).toBe('read-again');
  });

  it('is left as it is when a person says so', async () => {
    const { client, app } = await audited();
    await app.reread(withType(app.rereading.options, 'age', 'category'));
    app.rereading.leave();
    await app.rereading.go();
    expect(client.calls).toHaveLength(1);
    expect(app.dataset.current?.options).toEqual({});
  });

  it('is asked for before a step back reads it otherwise', async () => {
    const { client, app } = await audited();
    await app.reread(withType({}, 'age', 'category'));
    const reading = app.rereading.go();
    await called(client, 2);
    client.calls[1].settle.resolve(streamedTable(2));
    await reading;
    await app.step('undo');
    expect(client.calls).toHaveLength(2);
    expect(app.rereading.waiting?.why).toBe('undo');
    const back = app.rereading.go();
    await called(client, 3);
    client.calls[2].settle.resolve(streamedTable(3));
    await back;
    expect(app.dataset.current?.options).toEqual({});
    expect(app.undo.redoable).toEqual({ what: 'type', column: 'age' });
  });

  it('keeps the numbers shown when a change under them needs its rows, and reads it on a word', async () => {
    const { client, app } = await audited();
    app.adjust({ controlFeature: 'race' });
    await called(client, 2);
    expect(client.calls[1].kind).toBe('reassess');
    client.calls[1].settle.reject(new AppError('audit/needs-reading'));
    await until(() => expect(app.audit.status.kind).toBe('needs-reading'));
    expect(app.audit.current?.plan.controlFeature).toBeUndefined();
    expect(app.audit.asked?.plan.controlFeature).toBe('race');
    expect(app.audit.answered?.plan.controlFeature).toBeUndefined();
    const reading = app.audit.readAgain();
    await called(client, 3);
    expect(client.calls[2]).toMatchObject({ kind: 'audit', tableId: 1, plan: { controlFeature: 'race' } });
    client.calls[2].settle.resolve(answer({ ...plan, controlFeature: 'race' }));
    await reading;
    expect(app.audit.status.kind).toBe('idle');
    expect(app.audit.answered?.plan.controlFeature).toBe('race');
  });

  it('is not read by a plan that is dropped on it', async () => {
    const { client, app } = await audited();
    await app.openFiles([new File([JSON.stringify({ ...plan, alpha: 0.01 })], 'other.plan.json')]);
    expect(app.plan.current.alpha).toBe(0.01);
    expect(app.navigation.screen).toBe('columns');
    const read = { ...plan, reading: { delimiter: ';' } };
    await app.openFiles([new File([JSON.stringify(read)], 'other.plan.json')]);
    expect(app.rereading.waiting).toMatchObject({ why: 'plan', options: { delimiter: ';' } });
    expect(client.calls).toHaveLength(1);
  });
});

describe('memory that does not suffice', () => {
  const file = new File(['sex,predicted\nMale,1\n'], 'large.csv');

  async function refused(fail: (client: FakeClient) => void): Promise<{ client: FakeClient; app: App }> {
    const client = new FakeClient();
    const app = new App({ client, requestLog: silentLog() });
    const opening = app.openFiles([file]);
    await called(client, 1);
    fail(client);
    await opening;
    return { client, app };
  }

  it.each([
    ['is refused', (client: FakeClient) => client.calls[0].settle.reject(new AppError('memory/refused', { rows: 7 }))],
    [
      'ends the worker',
      (client: FakeClient) => {
        client.crash();
        client.calls[0].settle.reject(new AppError('worker/crashed'));
      },
    ],
  ])('and %s lets the file be counted without holding its rows', async (_, fail) => {
    const { client, app } = await refused(fail);
    expect(app.dataset.status).toMatchObject({ kind: 'failed', fileName: 'large.csv', refused: { files: [file] } });
    const counting = app.opening.countWhileReading();
    await called(client, 2);
    expect(client.calls[1]).toMatchObject({ kind: 'read', files: [file], opening: { streamed: true } });
    client.calls[1].settle.reject(new AppError('memory/refused'));
    await counting;
    expect(app.dataset.status).toMatchObject({ kind: 'failed', refused: null });
  });
});
