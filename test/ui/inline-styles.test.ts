import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { INLINE_STYLE_HASHES } from '../../src/locality/policy.ts';
import { INLINE_STYLES, PLOT_CLASS } from '../../src/ui/charts/inline-styles.ts';

it('holds the style text that the installed Plot puts into a chart', () => {
  const require = createRequire(import.meta.url);
  let folder = dirname(require.resolve('@observablehq/plot'));
  while (!folder.endsWith('plot')) folder = dirname(folder);
  const source = readFileSync(join(folder, 'src/plot.js'), 'utf8');
  const template = /append\("style"\)\.text\(\s*`([^`]*)`/.exec(source)?.[1];
  expect(INLINE_STYLES).toContain(template?.replaceAll('${className}', PLOT_CLASS));
});

it('is what the content security policy admits, and nothing besides', () => {
  const hashes = INLINE_STYLES.map((text) => `sha256-${createHash('sha256').update(text).digest('base64')}`);
  expect(INLINE_STYLE_HASHES).toEqual(hashes);
});
