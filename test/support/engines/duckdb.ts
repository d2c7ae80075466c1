import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** A real DuckDB in this process, with a folder for what it reads and writes. */
export class DuckDb {
  private readonly folder = mkdtempSync(join(tmpdir(), 'evenhand-duckdb-'));
  private files = 0;

  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: Awaited<ReturnType<DuckDBInstance['connect']>>,
  ) {}

  static async open(): Promise<DuckDb> {
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    return new DuckDb(instance, await instance.connect());
  }

  async run(sql: string): Promise<void> {
    await this.connection.run(sql);
  }

  /** The result of a query as the file that DuckDB writes. */
  async exported(query: string, format: 'csv' | 'parquet', options = ''): Promise<File> {
    const name = `counts-${++this.files}.${format}`;
    const path = join(this.folder, name);
    await this.run(`COPY (\n${query}\n) TO '${path}' (FORMAT ${format}${options})`);
    return new File([readFileSync(path)], name);
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
    rmSync(this.folder, { recursive: true });
  }
}
