import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { ROOT } from './ensure-install.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** What Chromium needs to run quietly: no calls of its own, no HTTP/3, and no sandbox where it is run as root. */
export const CHROMIUM_ARGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * Finds a Chromium that runs: `CHROMIUM_PATH`, one on the path, or the one Playwright keeps. Null when there is none.
 *
 * @returns {string | null}
 */
export function findChromium() {
  const given = process.env['CHROMIUM_PATH'];
  if (given) return isExecutable(given) ? given : null;
  return onPath() ?? fromPlaywright();
}

/**
 * Finds Chromium or installs it: by the system's package manager where that is allowed, else by Playwright's download.
 *
 * @returns {string | null}
 */
export function ensureChromium() {
  const found = findChromium();
  if (found || process.env['CHROMIUM_PATH']) return found;
  if (process.getuid?.() === 0 && findProgram(['apt-get'])) {
    console.log('Installing Chromium (apt-get) …');
    run('apt-get', ['update']);
    run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
    const installed = onPath();
    if (installed) return installed;
  }
  console.log('Installing Chromium (playwright install) …');
  const withDeps = process.getuid?.() === 0 ? ['--with-deps'] : [];
  run(process.execPath, [join(ROOT, 'node_modules/@playwright/test/cli.js'), 'install', ...withDeps, 'chromium']);
  return fromPlaywright();
}

/** Some distributions put a script on the path that only says where else to get Chromium, so each is asked to run. */
function onPath() {
  return findProgram(
    NAMES,
    (path) => spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0,
  );
}

function findProgram(names, accepts = () => true) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  for (const name of names) {
    for (const folder of folders) {
      const path = join(folder, name);
      if (isExecutable(path) && accepts(path)) return path;
    }
  }
  return null;
}

function fromPlaywright() {
  const { chromium } = createRequire(import.meta.url)('@playwright/test');
  const path = chromium.executablePath();
  return existsSync(path) ? path : null;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function run(program, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, error } = spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
  if (error || status !== 0) console.log(`${program} ${args[0]} did not succeed.`);
}
