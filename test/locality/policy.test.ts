import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  carriesPolicy,
  headersOf,
  INLINE_STYLE_HASHES,
  LIBRARY_POLICY,
  POLICY,
  SERVICE_WORKER_POLICY,
  WIDEST_POLICY,
  policyForHeader,
  policyForMeta,
} from '../../src/locality/policy.ts';
import { HUB } from '../../src/locality/hub.ts';
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

  test('of the library page adds the hub to what it may fetch, and takes away workers, WebAssembly, blobs and frames', () => {
    const library = new Map(LIBRARY_POLICY.map(([name, ...sources]) => [name, sources]));
    expect(library.get('connect-src')).toEqual(["'self'", ...HUB.sources]);
    expect(library.get('frame-src')).toEqual(["'none'"]);
    expect(library.has('worker-src')).toBe(false);
    for (const [name, sources] of library) {
      if (name !== 'connect-src') expect([["'none'"], ["'self'"]]).toContainEqual(sources);
    }
  });

  test('names the hub in no directive but that of fetching, and for no page of the audit', () => {
    const naming = [LIBRARY_POLICY, SERVICE_WORKER_POLICY, WIDEST_POLICY].flatMap((policy) =>
      policy.filter((directive) => HUB.sources.some((source) => directive.includes(source))).map(([name]) => name),
    );
    expect(naming).toEqual(['connect-src', 'connect-src', 'connect-src']);
    for (const path of ['', 'index.html', 'assets/a.js', 'no/such/file', 'models/index.json', 'sub/models.html']) {
      expect(headersOf(path)[0]).toEqual(['Content-Security-Policy', policyForHeader(POLICY)]);
    }
  });

  test('is recognised on a response', () => {
    expect(carriesPolicy(new Headers({ 'content-security-policy': policyForHeader() }))).toBe(true);
    expect(carriesPolicy(new Headers({ 'content-security-policy': "default-src 'self'" }))).toBe(false);
    expect(carriesPolicy(new Headers())).toBe(false);
    const joined = new Headers({
      'content-security-policy': `${policyForHeader(WIDEST_POLICY)}, ${policyForHeader()}`,
    });
    expect(carriesPolicy(joined)).toBe(true);
    expect(carriesPolicy(joined, 'models.html')).toBe(false);
  });
});
