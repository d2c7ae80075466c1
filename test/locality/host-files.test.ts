import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SECURITY_HEADERS } from '../../src/locality/policy.ts';
import { headersFor, parseHeadersFile } from '../../tools/lib/headers-file.mjs';
import { HOST_FILES, SERVER_EXAMPLES } from '../../tools/vite/host-files.ts';

const textOf = (path: string) => HOST_FILES.find((file) => file.path === path)?.text ?? '';

describe('the files for static hosts', () => {
  test.each(HOST_FILES.filter(({ text }) => text !== ''))('$path holds every header of the policy', ({ text }) => {
    for (const [name, value] of SECURITY_HEADERS) {
      expect(text).toContain(name);
      expect(text).toContain(value);
    }
  });

  test.each(SERVER_EXAMPLES)('deploy/$path is what the policy gives', ({ path, text }) => {
    expect(readFileSync(new URL(`../../deploy/${path}`, import.meta.url), 'utf8')).toBe(text);
  });

  test('_headers reads back as the policy, on every path', () => {
    const rules = parseHeadersFile(textOf('_headers'));
    for (const path of ['/', '/index.html', '/sw.js', '/no/such/file'])
      expect(headersFor(rules, path)).toEqual(SECURITY_HEADERS);
    expect(headersFor(rules, '/assets/a.js')).toEqual([
      ...SECURITY_HEADERS,
      ['Cache-Control', 'public, max-age=31536000, immutable'],
    ]);
  });

  test('the files in JSON are valid', () => {
    expect(JSON.parse(textOf('staticwebapp.config.json'))).toHaveProperty('globalHeaders');
    expect(JSON.parse(textOf('vercel.json'))).toHaveProperty('headers');
  });
});
