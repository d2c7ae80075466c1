import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { emptyPlan, type AuditPlan, type ResolvedPlan } from '../../src/plan/plan.ts';
import { App } from '../../src/ui/state/app.svelte.ts';
import { withType } from '../../src/ui/state/reading-options.ts';
import { auditOf, FakeClient, openedTable, silentLog } from './fixtures.ts';
import { until } from '../support/until.ts';

const plan: AuditPlan = {
  ...emptyPlan(),
  prediction: { column: 'predicted', positive: { values: ['1'] } },
  sensitiveFeatures: [{ column: 'sex' }],
};

beforeEach(() => {
  vi.stubGlobal('location', { pathname: '/', search: '', hash: '' });
  vi.stubGlobal('history', { pushState: vi.fn(), replaceState: vi.fn(), state: null });
  vi.stubGlobal('window', { scrollTo: vi.fn(), scrollY: 0 });
});

const called = (client: FakeClient, count: number) => until(() => expect(client.calls).toHaveLength(count));

/** An audit as the worker gives it back: with the table's facts and a plan that leaves nothing open. */
const answer = (asked: AuditPlan) => {
  const resolved = { ...asked, cutFeatures: asked.sensitiveFeatures.map(({ column }) => ({ column })) };
  const file = { name: 'scores.csv', size: 2_546_489, sha256: null };
  return { ...auditOf(asked), plan: resolved as unknown as ResolvedPlan, file } as ReturnType<typeof auditOf>;
};

async function opened(): Promise<{ client: FakeClient; app: App }> {
  const client = new FakeClient();
  const app = new App({ client, requestLog: silentLog() });
  const opening = app.openFiles([new File(['sex,predicted\nMale,1\n'], 'scores.csv')]);
  await called(client, 1);
  client.calls[0].settle.resolve(openedTable());
  await opening;
  return { client, app };
}

async function audited(): Promise<{ client: FakeClient; app: App }> {
  const { client, app } = await opened();
  app.plan.load(plan);
  const running = app.runAudit();
  await called(client, 2);
  client.calls[1].settle.resolve(answer(plan));
  await running;
  return { client, app };
}

describe('on the Columns screen', () => {
  it('takes changes back one by one and does them again', async () => {
    const { app } = await opened();
    const first = app.plan.current;
    app.plan.setOutcome('label', { column: 'predicted', positive: { values: ['1'] } });
    app.plan.change({ intersectionDepth: 1 });
    expect(app.undo.undoable).toEqual({ what: 'intersectionDepth', column: null });
    await app.step('undo');
    expect(app.undo.undoable).toEqual({ what: 'label', column: null });
    await app.step('undo');
    expect(app.plan.current).toEqual(first);
    expect(app.plan.origin).toBe('suggested');
    expect(app.undo.undoable).toBeNull();
    await app.step('redo');
    await app.step('redo');
    expect(app.plan.current).toMatchObject({ label: { column: 'predicted' }, intersectionDepth: 1 });
    expect(app.undo.redoable).toBeNull();
    expect(app.spoken.message).toBe('Done again: depth of intersections.');
  });

  it('reads the file again as it was read before', async () => {
    const { client, app } = await opened();
    const rereading = app.reread(withType({}, 'age', 'category'));
    await called(client, 2);
    client.calls[1].settle.resolve(openedTable('scores.csv', 2));
    await rereading;
    expect(app.undo.undoable).toEqual({ what: 'type', column: 'age' });
    const undoing = app.step('undo');
    await called(client, 3);
    expect(client.calls[2]).toMatchObject({ kind: 'read', options: {} });
    client.calls[2].settle.resolve(openedTable('scores.csv', 3));
    await undoing;
    expect(app.dataset.current?.options).toEqual({});
    expect(app.undo.redoable).toEqual({ what: 'type', column: 'age' });
  });

  it('takes a change made while the file is read again for a step of its own', async () => {
    const { client, app } = await opened();
    const first = app.plan.current;
    const rereading = app.reread(withType({}, 'age', 'category'));
    await called(client, 2);
    app.plan.change({ intersectionDepth: 1 });
    expect(app.undo.undoable).toEqual({ what: 'intersectionDepth', column: null });
    client.calls[1].settle.resolve(openedTable('scores.csv', 2));
    await rereading;
    expect(app.undo.undoable).toEqual({ what: 'type', column: 'age' });
    const undoing = app.step('undo');
    await called(client, 3);
    client.calls[2].settle.resolve(openedTable('scores.csv', 3));
    await undoing;
    expect(app.plan.current.intersectionDepth).toBe(1);
    await app.step('undo');
    expect(app.plan.current).toEqual(first);
    expect(app.dataset.current?.options).toEqual({});
    expect(client.calls).toHaveLength(3);
  });

  it('keeps a change made while a step is taken back, after that step', async () => {
    const { client, app } = await opened();
    app.plan.change({ alpha: 0.01 });
    const rereading = app.reread(withType({}, 'age', 'category'));
    await called(client, 2);
    client.calls[1].settle.resolve(openedTable('scores.csv', 2));
    await rereading;
    const undoing = app.step('undo');
    await called(client, 3);
    app.plan.change({ intersectionDepth: 1 });
    client.calls[2].settle.resolve(openedTable('scores.csv', 3));
    await undoing;
    expect(app.plan.current).toMatchObject({ alpha: 0.01, intersectionDepth: 1 });
    expect(app.undo.undoable).toEqual({ what: 'intersectionDepth', column: null });
    await app.step('undo');
    await app.step('undo');
    expect(app.plan.current.alpha).not.toBe(0.01);
    expect(app.dataset.current?.options).toEqual({});
    expect(client.calls).toHaveLength(3);
  });

  it('is as before where the file cannot be read as it was', async () => {
    const { client, app } = await opened();
    const rereading = app.reread(withType({}, 'age', 'category'));
    await called(client, 2);
    client.calls[1].settle.resolve(openedTable('scores.csv', 2));
    await rereading;
    const { current } = app.plan;
    const undoing = app.step('undo');
    await called(client, 3);
    client.calls[2].settle.reject(new AppError('file/changed'));
    await undoing;
    expect(app.plan.current).toBe(current);
    expect(app.dataset.current?.options).toEqual({ types: { age: 'category' } });
    expect(app.undo.undoable).toEqual({ what: 'type', column: 'age' });
  });

  it('begins anew with another file', async () => {
    const { client, app } = await opened();
    app.plan.change({ intersectionDepth: 1 });
    const opening = app.openFiles([new File(['a,b\n1,2\n'], 'others.csv')]);
    await called(client, 2);
    client.calls[1].settle.resolve(openedTable('others.csv', 2));
    await opening;
    expect(app.undo.undoable).toBeNull();
  });
});

describe('under an audit', () => {
  it('asks for the numbers as they were, and leads the Columns screen back too', async () => {
    const { client, app } = await audited();
    const sensitiveFeatures = [{ column: 'sex', reference: 'Female' }];
    app.adjust({ sensitiveFeatures });
    await called(client, 3);
    client.calls[2].settle.resolve(answer({ ...plan, sensitiveFeatures }));
    await until(() => expect(app.audit.status.kind).toBe('idle'));
    expect(app.undo.undoable).toEqual({ what: 'reference', column: 'sex' });
    await app.step('undo');
    await called(client, 4);
    expect(client.calls[3]).toMatchObject({ kind: 'reassess', plan: { sensitiveFeatures: [{ column: 'sex' }] } });
    expect(client.calls[3].plan?.sensitiveFeatures[0].reference).toBeUndefined();
    expect(app.plan.current).toEqual(plan);
    expect(app.spoken.message).toBe('');
    app.spoken.say('Numbers changed.');
    expect(app.spoken.message).toBe('Undone: reference of sex. Numbers changed.');
    app.spoken.say('Numbers changed.');
    expect(app.spoken.message).toBe('Numbers changed.');
  });

  it('says that the rows are counted again where the cube cannot tell', async () => {
    const { client, app } = await audited();
    const sensitiveFeatures = [{ column: 'sex' }, { column: 'race' }];
    app.navigation.go('columns');
    app.plan.change({ sensitiveFeatures });
    const running = app.runAudit();
    await called(client, 3);
    client.calls[2].settle.resolve(answer({ ...plan, sensitiveFeatures }));
    await running;
    await app.step('undo');
    await called(client, 4);
    expect(client.calls[3]).toMatchObject({ kind: 'reassess', plan });
    app.spoken.say('Numbers changed.');
    expect(app.spoken.message).toBe('Undone: feature race. The rows were counted again. Numbers changed.');
  });

  it('leaves the audit alone where a change on the Columns screen is not in it', async () => {
    const { client, app } = await audited();
    app.navigation.go('columns');
    app.plan.change({ intersectionDepth: 1 });
    app.navigation.go('audit');
    await app.step('undo');
    expect(client.calls).toHaveLength(2);
    expect(app.audit.asked?.plan).toEqual(plan);
    expect(app.plan.current).toEqual(plan);
  });
});

it('asks for no row before a person does', async () => {
  const { client, app } = await audited();
  expect(client.previews).toBe(0);
  expect((await app.dataset.preview(10)).rows).toHaveLength(10);
  expect(client.previews).toBe(1);
});
