import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './ensure-install.mjs';

/**
 * Runs a program of `node_modules` with the Node that runs this, its output passed through or kept.
 *
 * @param {string} script path below node_modules, e.g. `vite/bin/vite.js`
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, quiet?: boolean }} [options]
 * @returns {Promise<{ status: number, output: string }>}
 */
export function runTool(script, args, { env = {}, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    let output = '';
    child.stdout?.on('data', (data) => (output += data));
    child.stderr?.on('data', (data) => (output += data));
    child.on('error', (error) => resolve({ status: 1, output: String(error) }));
    child.on('close', (status) => resolve({ status: status ?? 1, output }));
  });
}

/** Builds the site into `dist`. */
export async function buildSite({ quiet = false } = {}) {
  return runTool('vite/bin/vite.js', ['build'], { quiet });
}
