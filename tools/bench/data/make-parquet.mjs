import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { mulberry32 } from '../../lib/mulberry32.mjs';

const RACE = ['White', 'Black', 'Hispanic', 'Asian', 'Native American', 'Two or more'];
const UNIT = ['Surgery', 'Cardiology', 'Emergency', 'Oncology', 'Maternity', 'Paediatrics'];
/** Rows are made and written in parts, so that the file may be larger than the memory that makes it. */
const PART = 250_000;

/**
 * Writes a Parquet file of hospital stays, compressed by Snappy, unless it is there: who, where, a bill, a score, what was
 * true and what was decided. The same rows every time.
 *
 * @param {string} path
 * @param {number} rows
 * @returns {number} its size in bytes
 */
export function makeParquet(path, rows) {
  if (existsSync(path)) return statSync(path).size;
  mkdirSync(dirname(path), { recursive: true });
  const next = mulberry32(rows);
  const writer = fileWriter(`${path}.part`);
  let file = null;
  for (let from = 0; from < rows; from += PART) {
    const columnData = partOf(Math.min(PART, rows - from), next);
    file ??= new ParquetWriter({ writer, schema: schemaFromColumnData({ columnData }) });
    file.write({ columnData, rowGroupSize: PART });
  }
  file?.finish();
  renameSync(`${path}.part`, path);
  return statSync(path).size;
}

function partOf(rows, next) {
  const of = (make) => Array.from({ length: rows }, make);
  const sex = of(() => (next() < 0.5 ? 'Female' : 'Male'));
  const score = sex.map((value) => Math.round((next() * 0.9 + (value === 'Male' ? 0.08 : 0)) * 1000) / 1000);
  return [
    { name: 'sex', data: sex, type: 'STRING' },
    { name: 'race', data: of(() => RACE[Math.floor(next() ** 1.8 * RACE.length)]), type: 'STRING' },
    { name: 'unit', data: of(() => UNIT[Math.floor(next() * UNIT.length)]), type: 'STRING' },
    { name: 'bill', data: of(() => Math.round(next() * 9_000_000) / 100), type: 'DOUBLE' },
    { name: 'score', data: score, type: 'DOUBLE' },
    { name: 'label', data: score.map((value) => (next() < value ? 1 : 0)), type: 'INT32' },
    { name: 'prediction', data: score.map((value) => (value >= 0.5 ? 1 : 0)), type: 'INT32' },
  ];
}
