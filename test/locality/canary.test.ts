import { afterEach, describe, expect, it, vi } from 'vitest';
import { policyInForce } from '../../src/locality/canary.ts';

afterEach(() => vi.unstubAllGlobals());
const refuse = (): never => {
  throw new EvalError('refused');
};

describe('policyInForce', () => {
  it('is false where nothing is refused', async () => {
    expect(await policyInForce()).toBe(false);
  });

  it('is false where evaluating is refused and connecting is not', async () => {
    vi.stubGlobal('eval', refuse);
    expect(await policyInForce()).toBe(false);
  });

  it('is false where connecting is refused and evaluating is not', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('refused')));
    expect(await policyInForce()).toBe(false);
  });

  it('is true where both are refused', async () => {
    vi.stubGlobal('eval', refuse);
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('refused')));
    expect(await policyInForce()).toBe(true);
  });
});
