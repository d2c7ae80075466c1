import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GENERATED } from '../tools/generate/generated.ts';

describe('generated files', () => {
  it.each(Object.keys(GENERATED))('%s is what its program makes', (path) => {
    expect(readFileSync(path, 'utf8')).toBe(GENERATED[path]());
  });
});
