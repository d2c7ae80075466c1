import { join } from 'node:path';
import { ROOT } from '../lib/ensure-install.mjs';
import { runChild } from './run-child.mjs';
import { timeAudit } from './time-audit.mjs';
import { timeRawStream } from './time-raw-stream.mjs';

const DUCKDB = join(ROOT, 'tools/bench/duckdb-native.mjs');
const PANDAS = join(ROOT, 'tools/bench/pandas_audit.py');

const duckDb = (file, threads, mode) => () => runChild(process.execPath, [DUCKDB, file, String(threads), mode]);

/** Pandas of the Python named by PYTHON, of the one on the path, or of the system's. */
async function pandas(file, mode) {
  for (const python of [process.env['PYTHON'], 'python3', '/usr/bin/python3']) {
    const result = python ? await runChild(python, [PANDAS, file, mode]) : null;
    if (result) return result;
  }
  return null;
}

/** Evenhand, and the least that any page could take for the same file. */
export const ownJobs = (url, file) => [
  { id: 'evenhand', name: 'Evenhand, drop to finished audit', run: () => timeAudit(url, file) },
  { id: 'stream', name: 'File.stream(), bytes only', run: () => timeRawStream(url, file) },
];

/** What is used for the same work outside of a browser. */
export const nativeJobs = (file, { once }) => [
  { id: 'duckdb-1', name: 'DuckDB, one thread, all columns', run: duckDb(file, 1, 'table') },
  { id: 'duckdb-all', name: 'DuckDB, all cores, all columns', run: duckDb(file, 0, 'table') },
  directDuckDb(file),
  { id: 'pandas', name: 'pandas as it comes', once, run: () => pandas(file, 'default') },
  { id: 'pandas-tuned', name: 'pandas, told columns and types', once, run: () => pandas(file, 'tuned') },
];

export const directDuckDb = (file) => ({
  id: 'duckdb-direct',
  name: 'DuckDB, one thread, five columns straight from the file',
  run: duckDb(file, 1, 'direct'),
});

/** Other readers in the same browser; none could be installed where `peers` is null. */
export const browserJobs = (peers, file, { once }) =>
  [
    ['papaparse', 'PapaParse in Chromium', 'papaparse'],
    ['duckdb-wasm', 'DuckDB-WASM in Chromium, all columns', 'duckdb-wasm, table'],
    ['duckdb-wasm-direct', 'DuckDB-WASM in Chromium, five columns straight from the file', 'duckdb-wasm, direct'],
  ].map(([id, name, reader]) => ({ id, name, once, run: async () => (peers ? peers.time(reader, file) : null) }));
