import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { emptyPlan } from '../../src/plan/plan.ts';
import { AuditState } from '../../src/ui/state/audit.svelte.ts';
import { auditOf, FakeClient } from './fixtures.ts';
import { until } from '../support/until.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const asking = (alpha: number) => ({ tableId: 1, plan: planWith(alpha), suggested: false });
const planWith = (alpha: number) => ({ ...emptyPlan(), alpha });

async function finished(): Promise<{ client: FakeClient; state: AuditState }> {
  const client = new FakeClient();
  const state = new AuditState(client);
  const running = state.run(asking(0.05));
  client.calls[0].settle.resolve(auditOf(planWith(0.05)));
  await running;
  return { client, state };
}

it('keeps the old numbers until the new ones are there, and asks once for the last of many changes', async () => {
  const { client, state } = await finished();
  for (const alpha of [0.01, 0.02, 0.03]) state.adjust({ alpha: alpha });
  expect(state.status.kind).toBe('reassessing');
  expect(state.current?.plan.alpha).toBe(0.05);
  await vi.advanceTimersByTimeAsync(1000);
  expect(client.calls.filter(({ kind }) => kind === 'reassess').map(({ plan }) => plan?.alpha)).toEqual([0.03]);
  client.calls[1].settle.resolve(auditOf(planWith(0.03)));
  await vi.advanceTimersByTimeAsync(0);
  expect(state.current?.plan.alpha).toBe(0.03);
  expect(state.status.kind).toBe('idle');
});

it('lets the latest answer win over one that comes late', async () => {
  const { client, state } = await finished();
  state.adjust({ alpha: 0.01 });
  await vi.advanceTimersByTimeAsync(1000);
  state.adjust({ alpha: 0.02 });
  await vi.advanceTimersByTimeAsync(1000);
  client.calls[2].settle.resolve(auditOf(planWith(0.02)));
  client.calls[1].settle.resolve(auditOf(planWith(0.01)));
  await vi.advanceTimersByTimeAsync(0);
  expect(state.current?.plan.alpha).toBe(0.02);
});

it('keeps the audit when a new one fails', async () => {
  const { client, state } = await finished();
  const running = state.run(asking(0.02));
  client.calls[1].settle.reject(new AppError('audit/all-groups-small', { minimum: 10 }));
  expect(await running).toBeNull();
  expect(state.status).toMatchObject({ kind: 'failed', error: { code: 'audit/all-groups-small' } });
  expect(state.current?.plan.alpha).toBe(0.05);
});

it('answers from the cube alone when the rows are gone', async () => {
  const { client, state } = await finished();
  client.crash();
  expect(state.detached).toBe('rows-gone');
  state.adjust({ alpha: 0.02 });
  await until(() => expect(client.calls).toHaveLength(2));
  expect(client.calls[1]).toMatchObject({ kind: 'reassessCube', former: state.current, plan: { alpha: 0.02 } });
  client.calls[1].settle.resolve(auditOf(asking(0.02).plan));
  await until(() => expect(state.current?.plan.alpha).toBe(0.02));
  expect(state.detached).toBe('rows-gone');
});

it('says nothing of progress that arrives after the result', async () => {
  const { client, state } = await finished();
  client.calls[0].job.onProgress?.({ stage: 'assessing', done: 0, total: 2, rows: 1, left: null, pace: null });
  expect(state.status.kind).toBe('idle');
});

it('goes back to the plan of the numbers shown when a change cannot be assessed', async () => {
  const { client, state } = await finished();
  state.adjust({ alpha: 0.01 });
  expect(state.asked?.plan.alpha).toBe(0.01);
  await vi.advanceTimersByTimeAsync(1000);
  client.calls[1].settle.reject(new AppError('plan/reference-not-found'));
  await vi.advanceTimersByTimeAsync(0);
  expect(state.asked?.plan.alpha).toBe(0.05);
});
