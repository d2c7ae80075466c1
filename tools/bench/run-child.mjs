import { spawn } from 'node:child_process';

/**
 * Runs a program that measures itself and prints what it found as JSON.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<any>} what it printed last; null where there is no such program or it failed
 */
export function runChild(program, args) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.on('error', () => resolve(null));
    child.on('close', (status) => resolve(status === 0 ? JSON.parse(output.trim().split('\n').at(-1)) : null));
  });
}
