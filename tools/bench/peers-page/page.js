import { groupWithDuckDb } from './duckdb-wasm.js';
import { groupWithPapaParse } from './papaparse.js';

const READERS = {
  papaparse: groupWithPapaParse,
  'duckdb-wasm, table': (file) => groupWithDuckDb(file, 'table'),
  'duckdb-wasm, direct': (file) => groupWithDuckDb(file, 'direct'),
};

/** Reads and groups the chosen file: seconds, and how many rows it had. */
window.readWith = async (reader) => {
  const [file] = document.querySelector('input').files;
  const started = performance.now();
  const rows = await READERS[reader](file);
  return { rows, wall: (performance.now() - started) / 1000 };
};
