import * as duckdb from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';

/**
 * Reads a file with DuckDB-WASM as it runs without shared memory, starting it included, and counts the cells of an audit:
 * from a table of all columns, or straight from the file. How many rows there were.
 */
export async function groupWithDuckDb(file, mode) {
  const worker = new Worker(workerUrl);
  const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  await database.instantiate(wasmUrl);
  await database.registerFileHandle('file.csv', file, duckdb.DuckDBDataProtocol.BROWSER_FILEREADER, true);
  const connection = await database.connect();
  const source = "read_csv('file.csv')";
  if (mode === 'table') await connection.query(`CREATE TABLE decisions AS FROM ${source}`);
  const cells = await connection.query(
    `SELECT sex, race, label, prediction, floor(score * 100) AS bin, count(*)::DOUBLE AS n, sum(score) AS s, sum(score * score) AS s2
     FROM ${mode === 'table' ? 'decisions' : source} GROUP BY ALL`,
  );
  const rows = cells.toArray().reduce((sum, { n }) => sum + n, 0);
  worker.terminate();
  return rows;
}
