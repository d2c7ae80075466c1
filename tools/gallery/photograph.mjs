import { join } from 'node:path';
import { settled } from './steps.mjs';

export const WIDTHS = [390, 820, 1280];
export const SCHEMES = ['light', 'dark'];
const HEIGHT = { 390: 844, 820: 1100, 1280: 900 };
/** A longer page is cut off: a contact sheet is for looking, not for reading. */
const LONGEST = 4500;

/** Nothing emulated but the scheme; each way names what it changes. */
const PLAIN = { media: null, forcedColors: null, reducedMotion: null };

/** How else the main states are seen. The viewport at half its size is what 200 % zoom leaves of it. */
const WAYS = [
  { name: 'forced colours', width: 1280, media: { forcedColors: 'active' } },
  { name: 'reduced motion', width: 1280, media: { reducedMotion: 'reduce' } },
  { name: '200 % zoom', width: 640, media: {} },
  { name: 'print', width: 820, media: { media: 'print' } },
];

/**
 * @typedef {{ file: string, way: string, width: number }} Picture
 */

/**
 * Photographs a prepared page in every width and scheme, and where the state is a main one, in every other way.
 *
 * @param {import('@playwright/test').Page} page
 * @param {import('./states.mjs').State} state
 * @param {string} folder
 * @returns {Promise<Picture[]>}
 */
export async function photograph(page, state, folder) {
  const ways = [
    ...WIDTHS.flatMap((width) => SCHEMES.map((scheme) => ({ name: scheme, width, media: { colorScheme: scheme } }))),
    ...(state.main ? WAYS : []),
  ];
  const pictures = [];
  for (const way of ways) {
    const file = `${state.id}-${way.width}-${way.name.replace(/\W+/g, '-')}.png`;
    await page.emulateMedia({ ...PLAIN, colorScheme: 'light', ...way.media });
    await page.setViewportSize({ width: way.width, height: HEIGHT[way.width] ?? 450 });
    await settled(page);
    await shoot(page, join(folder, file), { whole: state.extent !== 'top', width: way.width });
    pictures.push({ file, way: way.name, width: way.width });
  }
  return pictures;
}

/** What is fixed to the window's foot stands at the page's foot when the window is as tall as the page. */
async function shoot(page, path, { whole, width }) {
  if (whole) {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.min(LONGEST, height) });
    await page.evaluate(() => window.scrollTo(0, 0));
    await settled(page);
  }
  await page.screenshot({ path });
}
