import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { literalColor, TOKEN_NAMES } from '../../../src/ui/charts/theme.ts';

const CSS = readFileSync(fileURLToPath(new URL('../../../src/ui/tokens.css', import.meta.url)), 'utf8');

/** Relative luminance after WCAG 2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe('the colours of pictures', () => {
  it.each(TOKEN_NAMES)('--%s is what the page has, light and dark', (name) => {
    const [, light, dark] = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(CSS) ?? [];
    expect(literalColor(`var(--${name})`, 'light')).toBe(light);
    expect(literalColor(`var(--${name})`, 'dark')).toBe(dark);
  });

  it.each(['light', 'dark'] as const)('lines of groups stand out from the paper, %s', (theme) => {
    const paper = literalColor('var(--paper)', theme);
    for (let place = 1; place <= 8; place++) {
      expect(contrast(literalColor(`var(--group-${place})`, theme), paper)).toBeGreaterThan(2.95);
    }
  });

  it.each(['light', 'dark'] as const)('numbers can be read on every shade, and shades grow steadily, %s', (theme) => {
    const shades = [1, 2, 3, 4, 5, 6, 7].map((shade) => literalColor(`var(--shade-${shade})`, theme));
    const on = ['low', 'low', 'low', 'low', 'middle', 'high', 'high'];
    shades.forEach((shade, i) =>
      expect(contrast(shade, literalColor(`var(--on-shade-${on[i]})`, theme))).toBeGreaterThan(4.5),
    );
    const light = shades.map(luminance);
    const sorted = [...light].sort((a, b) => (theme === 'light' ? b - a : a - b));
    expect(light).toEqual(sorted);
  });

  it('leaves what is no token of a picture as it is', () => {
    expect(literalColor('var(--unknown) none', 'light')).toBe('var(--unknown) none');
  });
});
