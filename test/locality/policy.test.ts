import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  carriesPolicy,
  INLINE_STYLE_HASHES,
  POLICY,
  policyForHeader,
  policyForMeta,
} from '../../src/locality/policy.ts';
import { INLINE_STYLES } from '../../src/ui/charts/inline-styles.ts';

describe('the policy', () => {
  test('starts from nothing and allows only the own origin, and WebAssembly', () => {
    expect(policyForHeader()).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; /);
    const sources = new Set(POLICY.flatMap(([, ...values]) => values));
    expect(sources.delete("'wasm-unsafe-eval'")).toBe(true);
    for (const hash of INLINE_STYLE_HASHES) sources.delete(`'${hash}'`);
    expect([...sources].sort()).toEqual(["'none'", "'self'", 'blob:']);
  });

  test('allows blobs for workers and pictures alone, never for scripts', () => {
    const admitted = POLICY.filter((directive) => directive.includes('blob:')).map(([name]) => name);
    expect(admitted).toEqual(['img-src', 'worker-src']);
  });

  test('says in the page all that a page may say', () => {
    expect(policyForMeta()).not.toContain('frame-ancestors');
    expect(`${policyForMeta()}; frame-ancestors 'none'`).toBe(policyForHeader());
  });

  test('can stand between double quotes in HTML and in the files of servers', () => {
    expect(policyForHeader()).not.toMatch(/["<>&\n]/);
  });

  test('admits the inline styles of the charts by their exact text, and no other', () => {
    const hashes = INLINE_STYLES.map((text) => `sha256-${createHash('sha256').update(text).digest('base64')}`);
    expect(INLINE_STYLE_HASHES).toEqual(hashes);
  });

  test('is recognised on a response', () => {
    expect(carriesPolicy(new Headers({ 'content-security-policy': policyForHeader() }))).toBe(true);
    expect(carriesPolicy(new Headers({ 'content-security-policy': "default-src 'self'" }))).toBe(false);
    expect(carriesPolicy(new Headers())).toBe(false);
  });
});
