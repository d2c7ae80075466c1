import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  carriesLibraryHeaders,
  carriesPolicy,
  headersOf,
  LIBRARY_HEADERS,
  SECURITY_HEADERS,
  SERVICE_WORKER_HEADERS,
} from '../../src/locality/policy.ts';
import { headersFor, parseHeadersFile } from '../../tools/lib/headers-file.mjs';
import { HOST_FILES, SERVER_EXAMPLES, SITE_PATHS } from '../../tools/vite/host-files.ts';

const textOf = (path: string) => HOST_FILES.find((file) => file.path === path)?.text ?? '';
const inHeaders = (pairs: readonly (readonly [string, string])[]) => Object.fromEntries(pairs);

const FILES = [
  '',
  'index.html',
  'first-paint.js',
  'assets/a.js',
  'samples/hiring.csv',
  'models.html',
  'models',
  'sw.js',
];

describe('the files for static hosts', () => {
  test.each([...HOST_FILES, ...SERVER_EXAMPLES].filter(({ text }) => text !== ''))(
    '$path holds every header of each kind of page',
    ({ text }) => {
      for (const [name, value] of [...SECURITY_HEADERS, ...LIBRARY_HEADERS, ...SERVICE_WORKER_HEADERS]) {
        expect(text).toContain(name);
        expect(text).toContain(value);
      }
    },
  );

  test.each(SERVER_EXAMPLES)('deploy/$path is what the policy gives', ({ path, text }) => {
    expect(readFileSync(new URL(`../../deploy/${path}`, import.meta.url), 'utf8')).toBe(text);
  });

  test('_headers reads back as the policy of each path, whether a host joins what two rules give or takes the later', () => {
    const rules = parseHeadersFile(textOf('_headers'));
    for (const path of FILES) {
      const joined = new Headers(inHeaders(headersFor(rules, `/${path}`)));
      const matching = rules.filter(({ matches }) => matches.test(`/${path}`));
      const later = new Headers(inHeaders(matching.flatMap(({ headers }) => headers)));
      for (const [name, value] of headersOf(path)) {
        expect(later.get(name), `${path} ${name}`).toBe(value);
        if (name !== 'Content-Security-Policy') expect(joined.get(name), `${path} ${name}`).toBe(value);
      }
      // Several policies all hold, so that the widest takes nothing from the one that is of the path.
      expect(carriesPolicy(joined, path), path).toBe(true);
      expect(joined.get('Content-Security-Policy')!.split(', '), path).toHaveLength(2);
    }
    expect(carriesLibraryHeaders(new Headers(inHeaders(headersFor(rules, '/models.html'))))).toBe(true);
    expect(carriesLibraryHeaders(new Headers(inHeaders(headersFor(rules, '/'))))).toBe(false);
    expect(inHeaders(headersFor(rules, '/assets/a.js'))['Cache-Control']).toBe('public, max-age=31536000, immutable');
    expect(inHeaders(headersFor(rules, '/no/such/file'))['Content-Security-Policy']).toContain("default-src 'none'");
  });

  test('_headers names everything that lies at the root of the site', () => {
    const folder = fileURLToPath(new URL('../../public', import.meta.url));
    const entries = readdirSync(folder, { withFileTypes: true });
    for (const entry of entries) {
      expect(SITE_PATHS).toContain(entry.isDirectory() ? `/${entry.name}/*` : `/${entry.name}`);
    }
  });

  test('vercel.json gives each path the headers of one rule', () => {
    const { headers } = JSON.parse(textOf('vercel.json')) as {
      headers: { source: string; headers: { key: string; value: string }[] }[];
    };
    const policies = headers.filter((rule) => rule.headers.some(({ key }) => key === 'Content-Security-Policy'));
    for (const path of [
      ...FILES,
      'sub/path/',
      'sub/path/models.html',
      'sub/path/sw.js',
      'models/index.json',
      'no/such/file',
    ]) {
      const fitting = policies.filter(({ source }) => new RegExp(`^${source}$`).test(`/${path}`));
      expect(fitting, path).toHaveLength(1);
      const given = fitting[0]!.headers.map(({ key, value }) => [key, value]);
      expect(given, path).toEqual(headersOf(path.replace('sub/path/', '')));
    }
  });

  test('staticwebapp.config.json makes exceptions of the library page and the service worker', () => {
    const { globalHeaders, routes } = JSON.parse(textOf('staticwebapp.config.json')) as {
      globalHeaders: object;
      routes: { route: string; headers: object }[];
    };
    expect(globalHeaders).toEqual(inHeaders(SECURITY_HEADERS));
    for (const path of ['models.html', 'models', 'sw.js']) {
      expect(routes.find(({ route }) => route === `/${path}`)?.headers).toEqual(inHeaders(headersOf(path)));
    }
  });
});
