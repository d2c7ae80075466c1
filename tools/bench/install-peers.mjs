import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/ensure-install.mjs';
import { sameInstallation } from '../lib/installed.mjs';

const HERE = join(ROOT, 'tools/bench');

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** The versions of what is measured beside, by package. */
export const peerVersions = () => readJson(join(HERE, 'package.json')).dependencies;

/** Installs what is measured beside where it is missing; whether it is there then. */
export function installPeers() {
  if (isInstalled()) return true;
  console.log('Installing what is measured beside (npm ci --prefix tools/bench) …');
  const args = ['ci', '--prefix', HERE, '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  return spawnSync('npm', args, { stdio: 'ignore', shell: process.platform === 'win32' }).status === 0;
}

function isInstalled() {
  const installed = join(HERE, 'node_modules/.package-lock.json');
  return existsSync(installed) && sameInstallation(readJson(join(HERE, 'package-lock.json')), readJson(installed));
}
