import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The result of a query as a file of counts: DuckDB runs it over a table of the name and the rows given.
 *
 * @param {string} table
 * @param {{ buffer: Buffer }} rows
 * @param {string} query
 */
export async function countedByDatabase(table, { buffer }, query) {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-gallery-'));
  const [rows, counts] = [join(folder, 'rows.csv'), join(folder, 'counts.csv')];
  writeFileSync(rows, buffer);
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    await connection.run(`CREATE TABLE ${table} AS FROM read_csv('${rows}', all_varchar = true)`);
    await connection.run(`COPY (\n${query}\n) TO '${counts}' (FORMAT csv)`);
    return { name: 'counts.csv', mimeType: 'text/csv', buffer: readFileSync(counts) };
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true });
  }
}
