import { mulberry32 } from '../../lib/mulberry32.mjs';
import { writeRows } from './write-rows.mjs';

/** Header of the generated file: 15 columns as a decisions file has them. */
const COLUMNS = [
  'row_id',
  'sex',
  'race',
  'age',
  'region',
  'education',
  'income',
  'tenure_months',
  'channel',
  'product',
  'utilisation',
  'note',
  'label',
  'prediction',
  'score',
];

const SEX = ['Female', 'Male'];
const RACE = ['White', 'Black', 'Hispanic', 'Asian', 'Native American', 'Two or more'];
const REGION = ['North', 'South', 'East', 'West', 'Midlands', 'Islands', 'Coast', 'Capital'];
const EDUCATION = ['None', 'School', 'Vocational', 'Bachelor', 'Master', 'Doctorate'];
const CHANNEL = ['web', 'branch', 'phone', 'partner'];
const PRODUCT = ['loan', 'card', 'mortgage', 'overdraft', 'lease'];
const WORDS = ['applicant', 'called', 'about', 'terms', 'asked', 'for', 'a', 'later', 'date', 'papers', 'complete'];

/**
 * Writes the file of so many rows once; a second call finds it. Scores have more than 65,536 distinct values.
 *
 * @param {string} path
 * @param {number} rows
 * @returns {Promise<number>} its size in bytes
 */
export function makeDecisions(path, rows) {
  const next = mulberry32(11);
  const one = (list) => list[Math.floor(next() * list.length)];
  return writeRows(path, COLUMNS, rows, (i) => {
    const sex = one(SEX);
    const race = RACE[Math.floor(next() ** 1.8 * RACE.length)];
    const score = Math.min(0.999999, Math.max(0.000001, next() * 0.9 + (sex === 'Male' ? 0.08 : 0)));
    const label = next() < score ? 1 : 0;
    const note = Array.from({ length: 3 + Math.floor(next() * 6) }, () => one(WORDS)).join(' ');
    return (
      `${i + 1},${sex},${race},${18 + Math.floor(next() * 62)},${one(REGION)},${one(EDUCATION)},` +
      `${(12_000 + next() * 90_000).toFixed(2)},${Math.floor(next() * 240)},${one(CHANNEL)},${one(PRODUCT)},` +
      `${next().toFixed(6)},"${note}, ${i}",${label},${score >= 0.5 ? 1 : 0},${score.toFixed(6)}\n`
    );
  });
}
