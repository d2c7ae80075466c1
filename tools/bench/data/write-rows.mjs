import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const BLOCK = 1 << 20;

/**
 * Writes a CSV row by row unless it is there, a megabyte at a time, under another name until it is whole.
 *
 * @param {string} path
 * @param {readonly string[]} columns
 * @param {number} rows
 * @param {(row: number) => string} line
 * @returns {Promise<number>} its size in bytes
 */
export async function writeRows(path, columns, rows, line) {
  if (existsSync(path)) return statSync(path).size;
  mkdirSync(dirname(path), { recursive: true });
  const stream = createWriteStream(`${path}.part`);
  let block = `${columns.join(',')}\n`;
  for (let row = 0; row < rows; row++) {
    block += line(row);
    if (block.length < BLOCK) continue;
    if (!stream.write(block)) await once(stream, 'drain');
    block = '';
  }
  stream.end(block);
  await once(stream, 'finish');
  renameSync(`${path}.part`, path);
  return statSync(path).size;
}
