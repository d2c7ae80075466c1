import { existsSync, mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/ensure-install.mjs';
import { applicantsFile, measureSize } from './measure-size.mjs';

const ROWS = 100_000_000;
/** Bytes of the file, and some to spare. */
const NEEDED = 12e9;

/** A file of ten gigabytes, read once; in words why not where there is no room for it. */
export async function measureTenGigabytes(url) {
  const folder = join(ROOT, '.cache/bench');
  mkdirSync(folder, { recursive: true });
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (!existsSync(applicantsFile(ROWS)) && free < NEEDED) {
    return `10 GB: the file needs ${NEEDED / 1e9} GB of disk, and ${(free / 1e9).toFixed(0)} GB are free`;
  }
  return measureSize({ url, peers: null, rows: ROWS, rounds: 1, alone: true });
}
