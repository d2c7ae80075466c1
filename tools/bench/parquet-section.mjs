import { join } from 'node:path';
import { ROOT } from '../lib/ensure-install.mjs';
import { makeParquet } from './data/make-parquet.mjs';
import { timeAudit } from './time-audit.mjs';

const ROWS = 6_000_000;

/** A Parquet file dropped with the network off. */
export async function parquetSection(url) {
  const file = join(ROOT, `.cache/bench/stays-${ROWS}.parquet`);
  const bytes = makeParquet(file, ROWS);
  const { wall, cpu, memory } = await timeAudit(url, file, { offline: true });
  return {
    title: 'Parquet, with the network off',
    notes: [
      `${ROWS.toLocaleString('en')} rows × 7 columns, ${(bytes / 1e6).toFixed(0)} MB, once: ${wall.toFixed(2)} s` +
        `${cpu === null ? '' : `, CPU ${cpu.toFixed(2)} s`}${memory === null ? '' : `, most memory ${(memory / 1e6).toFixed(0)} MB`}.`,
    ],
  };
}
