import { isolated } from '../report/isolated.ts';
import { listWords } from '../report/numbers.ts';
import type { DialectId } from '../warehouse/dialect.ts';
import type { NameCase } from '../warehouse/cube-sql.ts';

/** Where counts can be made: an engine of SQL, or PySpark. */
export type EngineId = DialectId | 'pyspark';

/** Counting in a database, on the Report screen. */
export const WAREHOUSE = {
  title: 'From your database',
  lead: 'Where the whole data is larger than the file you have here, let the database count. This query makes the counts of this audit there; open its result here, and you read the audit of the whole table. The rows stay where they are.',
  engine: 'Engine',
  table: 'Table',
  tableNote: 'As you would write it after FROM.',
  tableStart: 'my_table',
  names: 'Names of columns in the database',
  scores: 'Count scores in 4,000 even bins from 0 to 1',
  scoresNote:
    'Choose this where the table may hold more than 65,536 different scores. Otherwise each score is counted by itself, which is exact.',
  larger: 'Is the table larger than this file? The Report screen has a query that counts it in your database.',
  formatted: (columns: readonly string[]) =>
    `In this file, the numbers of ${listWords(columns.map(isolated))} are written with a currency, a percent sign, digit groups or a decimal comma. The query reads plain numbers only: in the database, ${columns.length === 1 ? 'this column has' : 'these columns have'} to hold numbers in the same unit.`,
  query: 'The query',
  program: 'The program',
  copy: 'Copy',
  copied: 'Copied.',
  copyFailed: 'The browser did not let it be copied. Select the text and copy it yourself.',
  failed: 'The query could not be made.',
  how: 'How to run it',
  holds: 'What the result holds',
  holdsCounts:
    'Counts of rows by group, outcome and score, the sums that the numbers follow from, and the plan of this audit. It holds no row. But a count of one is a person, so treat the result like the data itself.',
  holdsSame:
    'The audit of the result is the audit of the rows: the same counts, and the same numbers up to the rounding of sums that were added in another order. A value is compared by the text that the database writes for it, and NULL is an empty cell.',
} as const;

export const NAME_CASE_WORDS: Readonly<Record<NameCase, string>> = {
  asInFile: 'as in the file',
  lower: 'in small letters',
  upper: 'in capitals',
};

export const PYSPARK_NAME = 'PySpark';

export interface HowTo {
  /** What is run where, with what is typed set apart. */
  readonly steps: readonly { readonly says: string; readonly types?: string }[];
}

const OPEN_IT = { says: 'Open counts.csv here, as you would open any file.' };
const OPEN_PARQUET = { says: 'Open the Parquet file here, as you would open any file.' };
const SAVE_IT = { says: 'Save the query as counts.sql.' };

export const HOW_TO: Readonly<Record<EngineId, HowTo>> = {
  duckdb: {
    steps: [SAVE_IT, { says: 'Run it:', types: 'duckdb my.duckdb -csv < counts.sql > counts.csv' }, OPEN_IT],
  },
  postgresql: {
    steps: [SAVE_IT, { says: 'Run it:', types: 'psql --csv -f counts.sql -o counts.csv' }, OPEN_IT],
  },
  clickhouse: {
    steps: [
      {
        says: 'For rows on several shards, name the Distributed table: each shard groups its own rows, and only groups cross the network.',
      },
      SAVE_IT,
      { says: 'Run it:', types: 'clickhouse-client --format CSVWithNames --queries-file counts.sql > counts.csv' },
      OPEN_IT,
    ],
  },
  'clickhouse-18': {
    steps: [
      {
        says: 'For rows on several shards, name the Distributed table: each shard groups its own rows, and only groups cross the network.',
      },
      SAVE_IT,
      { says: 'Run it:', types: 'clickhouse-client --format CSVWithNames < counts.sql > counts.csv' },
      OPEN_IT,
    ],
  },
  spark: {
    steps: [
      {
        says: 'Run it, with the query in place of the dots, and write one Parquet file:',
        types: 'spark.sql(r"""…""").coalesce(1).write.parquet("evenhand-counts")',
      },
      OPEN_PARQUET,
    ],
  },
  pyspark: {
    steps: [
      { says: 'Run it where a session named spark is. It writes one Parquet file into the folder evenhand-counts.' },
      OPEN_PARQUET,
    ],
  },
  bigquery: {
    steps: [
      SAVE_IT,
      {
        says: 'Run it:',
        types: 'bq query --use_legacy_sql=false --format=csv --max_rows=10000000 < counts.sql > counts.csv',
      },
      OPEN_IT,
    ],
  },
  snowflake: {
    steps: [
      {
        says: 'Run it into a Parquet file, with the query in place of the dots. A CSV file would round the sums.',
        types: 'COPY INTO @~/counts.parquet FROM (…) FILE_FORMAT = (TYPE = PARQUET) HEADER = TRUE SINGLE = TRUE;',
      },
      { says: 'Fetch the file:', types: 'GET @~/counts.parquet file:///your/folder;' },
      OPEN_PARQUET,
    ],
  },
  trino: {
    steps: [
      SAVE_IT,
      { says: 'Run it:', types: 'trino --output-format CSV_HEADER -f counts.sql > counts.csv' },
      OPEN_IT,
    ],
  },
};
