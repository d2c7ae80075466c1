import type { Dialect, DialectId } from './dialect.ts';
import { BIGQUERY } from './dialects/bigquery.ts';
import { CLICKHOUSE, CLICKHOUSE_18 } from './dialects/clickhouse.ts';
import { DUCKDB } from './dialects/duckdb.ts';
import { POSTGRESQL } from './dialects/postgresql.ts';
import { SNOWFLAKE } from './dialects/snowflake.ts';
import { SPARK } from './dialects/spark.ts';
import { TRINO } from './dialects/trino.ts';

/** The engines that counts can be made in, in the order in which they are offered. */
export const DIALECTS: readonly Dialect[] = [
  DUCKDB,
  POSTGRESQL,
  CLICKHOUSE,
  CLICKHOUSE_18,
  SPARK,
  BIGQUERY,
  SNOWFLAKE,
  TRINO,
];

/** The engine of an id. */
export function dialectOf(id: DialectId): Dialect {
  return DIALECTS.find((dialect) => dialect.id === id)!;
}
