import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const TESTS = fileURLToPath(new URL('..', import.meta.url));
const DOCUMENT = readFileSync(fileURLToPath(new URL('../../docs/privacy.md', import.meta.url)), 'utf8');

/** Patterns of the titles of all tests; a title made for each case of a loop stands for all of them. */
function titlePatterns(): RegExp[] {
  const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(test|spec)\.ts$/.test(path),
  );
  const sources = files.map((path) => readFileSync(join(TESTS, path), 'utf8'));
  const titles = sources.flatMap((source) => [
    ...source.matchAll(/\b(?:test|it)\(\s*(?:'((?:[^'\\]|\\.)*)'|"([^"]*)"|`([^`]*)`)/g),
  ]);
  return titles.map(([, single, double, template]) => {
    const title = (single ?? double ?? template ?? '').replace(/ @[\w-]+/g, '');
    const parts = title.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.+')}$`);
  });
}

describe('docs/privacy.md', () => {
  const claimed = Array.from(DOCUMENT.matchAll(/\btest\s+"([^"]+)"/g), ([, name = '']) => name.replace(/\s+/g, ' '));

  test('names its proofs', () => expect(claimed.length).toBeGreaterThan(20));

  test.each(claimed)('names a test that exists: %s', (name) => {
    expect(titlePatterns().some((pattern) => pattern.test(name))).toBe(true);
  });
});
