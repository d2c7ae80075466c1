import { describe, expect, test, vi } from 'vitest';
import { judgeLocality, type LocalityFindings } from '../../src/locality/prove-locality.ts';

vi.mock('../../src/locality/canary.worker.ts?worker&url', () => ({ default: 'canary.js' }));

const FINDINGS: LocalityFindings = {
  inherited: true,
  carried: true,
  hostSendsPolicy: true,
  serviceWorker: { kind: 'controlling' },
};

describe('which mechanism is said to hold', () => {
  test('the headers, where the host sends them', () => {
    expect(judgeLocality(FINDINGS)).toEqual({ kind: 'sealed-by-headers', offlineReady: true });
    const absent = { ...FINDINGS, serviceWorker: { kind: 'absent', reason: 'unsupported' } as const };
    expect(judgeLocality(absent)).toEqual({ kind: 'sealed-by-headers', offlineReady: false });
  });

  test('the service worker, where only it puts the policy on responses', () => {
    expect(judgeLocality({ ...FINDINGS, hostSendsPolicy: false })).toEqual({
      kind: 'sealed-by-service-worker',
      offlineReady: true,
    });
  });

  test('inheritance, where responses do not carry the policy', () => {
    const findings = { ...FINDINGS, carried: false, hostSendsPolicy: false };
    expect(judgeLocality({ ...findings, serviceWorker: { kind: 'absent', reason: 'unsupported' } })).toEqual({
      kind: 'sealed-by-worker-inheritance',
      offlineReady: false,
      reason: 'unsupported',
    });
    expect(judgeLocality(findings).kind).toBe('sealed-by-worker-inheritance');
  });

  test('nothing, where a worker like the one that sees data is free, whatever else holds', () => {
    expect(judgeLocality({ ...FINDINGS, inherited: false })).toEqual({ kind: 'not-sealed', offlineReady: false });
  });
});
