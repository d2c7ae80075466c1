import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { sameInstallation, type Lock } from '../../tools/lib/installed.mjs';

const read = (path: string) =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8')) as Lock;

const LOCK: Lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/a/node_modules/b': { version: '2.0.0', integrity: 'sha512-b2' },
    'node_modules/for-another-machine': { version: '1.0.0', integrity: 'sha512-c', optional: true },
  },
};
const { '': _, 'node_modules/for-another-machine': __, ...PACKAGES } = LOCK.packages;
const a = LOCK.packages['node_modules/a'];

describe('whether what is installed is what the lock file says', () => {
  test('an optional package may be absent', () => {
    expect(sameInstallation(LOCK, { packages: PACKAGES })).toBe(true);
  });

  test.each([
    ['a package is absent', { 'node_modules/a': a }],
    ['a version differs', { ...PACKAGES, 'node_modules/a': { ...a, version: '1.0.1' } }],
    ['a content differs', { ...PACKAGES, 'node_modules/a': { ...a, integrity: 'sha512-other' } }],
    ['a package is there that nothing names', { ...PACKAGES, 'node_modules/b': { version: '1.0.0' } }],
    ['an optional package is there in another version', { ...PACKAGES, 'node_modules/for-another-machine': a }],
  ])('it is not where %s', (_name, packages) => {
    expect(sameInstallation(LOCK, { packages: packages as Lock['packages'] })).toBe(false);
  });

  test('this checkout is installed as its lock file says', () => {
    expect(sameInstallation(read('package-lock.json'), read('node_modules/.package-lock.json'))).toBe(true);
  });
});
