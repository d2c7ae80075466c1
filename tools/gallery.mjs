// Photographs every screen in every state from the built site into gallery/ (`npm run gallery`), or the README's picture
// alone (`npm run gallery -- --readme`). Names or parts of names of states limit what is photographed.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstall, ROOT } from './lib/ensure-install.mjs';
import { CHROMIUM_ARGS, ensureChromium } from './lib/find-chromium.mjs';
import { buildSite } from './lib/run.mjs';
import { startSiteServer } from './lib/site-server.mjs';
import { contactSheet } from './gallery/contact-sheet.mjs';
import { photograph } from './gallery/photograph.mjs';
import { README, STATES } from './gallery/states.mjs';
import { settled } from './gallery/steps.mjs';

const PATIENCE = 20_000;
const FOLDER = join(ROOT, 'gallery');

ensureInstall();
const args = process.argv.slice(2);
const wanted = args.filter((arg) => !arg.startsWith('--'));
const folder = process.env['EVENHAND_DIST'] ?? join(ROOT, 'dist');
if (!process.env['EVENHAND_DIST'] && (await buildSite({ quiet: true })).status !== 0)
  throw new Error('The build failed; see npm run build.');

const { chromium } = await import('@playwright/test');
const server = await startSiteServer({ folder });
const browser = await chromium.launch({ executablePath: ensureChromium() ?? undefined, args: CHROMIUM_ARGS });
const start = performance.now();
const problems = args.includes('--readme') ? await takeReadme() : await takeAll();
console.log(`${((performance.now() - start) / 1000).toFixed(0)} s`);
await browser.close();
await server.close();
process.exit(problems > 0 ? 1 : 0);

/** A page of its own for a state, prepared. */
async function prepared(state, viewport) {
  const context = await browser.newContext({
    viewport,
    colorScheme: 'light',
    locale: 'en-US',
    serviceWorkers: state.serviceWorker ? 'allow' : 'block',
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  if (state.before) await page.addInitScript(state.before);
  await page.goto(server.url);
  if (state.serviceWorker)
    await page.waitForFunction(() => crossOriginIsolated && navigator.serviceWorker.controller !== null);
  return { context, page, done: await outcome(state.prepare(page)) };
}

async function takeReadme() {
  const state = STATES.find(({ id }) => id === README.id);
  const { context, page, done } = await prepared(state, README.viewport);
  if (done !== null) throw done;
  await page.evaluate((selector) => {
    document.querySelector(selector).scrollIntoView();
    window.scrollBy(0, -24);
  }, README.from);
  await settled(page);
  await page.screenshot({ path: join(ROOT, 'docs/audit.png') });
  await context.close();
  return 0;
}

async function takeAll() {
  const states = STATES.filter(({ id }) => wanted.length === 0 || wanted.some((part) => id.includes(part)));
  if (wanted.length === 0) rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const taken = [];
  for (const state of states) {
    const { context, page, done } = await prepared(state, { width: 1280, height: 900 });
    const problem = done === null ? null : done.message.split('\n')[0];
    // What went wrong is photographed too: it shows best why.
    taken.push({ state, pictures: await photograph(page, state, FOLDER), problem });
    console.log(`${problem === null ? '✓' : '✗'} ${state.id}${problem === null ? '' : `: ${problem}`}`);
    await context.close();
  }
  const seconds = (performance.now() - start) / 1000;
  writeFileSync(join(FOLDER, 'index.html'), contactSheet(taken, seconds));
  console.log(`${taken.flatMap(({ pictures }) => pictures).length} pictures: ${join(FOLDER, 'index.html')}`);
  return taken.filter(({ problem }) => problem !== null).length;
}

/** The error that a promise ends with; null when it does not. */
function outcome(promise) {
  return promise.then(
    () => null,
    (error) => error,
  );
}
