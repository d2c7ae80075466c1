import { mulberry32 } from '../../lib/mulberry32.mjs';
import { writeRows } from './write-rows.mjs';

const SEX = ['Female', 'Male'];
const RACE = ['White', 'Black', 'Hispanic', 'Asian', 'Native American', 'Two or more'];
const REGION = ['North', 'South', 'East', 'West', 'Midlands', 'Islands', 'Coast', 'Capital'];
const EDUCATION = ['None', 'School', 'Vocational', 'Bachelor', 'Master', 'Doctorate'];
const WORDS = [
  'applicant',
  'called',
  'about',
  'terms',
  'asked',
  'for',
  'later',
  'date',
  'papers',
  'complete',
  'renewed',
];

/** Header of the file: 12 columns, of which one is text that hardly repeats, four are categories and the rest numbers. */
const COLUMNS = [
  'note',
  'sex',
  'race',
  'age',
  'region',
  'education',
  'income',
  'tenure_months',
  'utilisation',
  'label',
  'prediction',
  'score',
];

/** Every whole number below `count` with leading zeros to one width. */
const padded = (count, width) => Array.from({ length: count }, (_, i) => String(i).padStart(width, '0'));

/**
 * Writes a CSV of decisions about applicants, about 96 bytes a row, unless it is there; the same rows every time, so that a
 * shorter file is the beginning of a longer one. Scores have 10,000 distinct values.
 *
 * @param {string} path
 * @param {number} rows
 * @returns {Promise<number>} its size in bytes
 */
export function makeApplicants(path, rows) {
  const next = mulberry32(12);
  const upTo = (count) => Math.floor(next() * count);
  const two = padded(100, 2);
  const three = padded(1000, 3);
  const four = padded(10_000, 4);
  return writeRows(path, COLUMNS, rows, (i) => {
    const sex = upTo(2);
    const score = Math.min(9999, upTo(9000) + sex * 800);
    const label = upTo(10_000) < score ? 1 : 0;
    const words = `${WORDS[upTo(11)]} ${WORDS[upTo(11)]} ${WORDS[upTo(11)]} ${WORDS[upTo(11)]}`;
    return (
      `${words} ${i},${SEX[sex]},${RACE[Math.floor(next() ** 1.8 * 6)]},${18 + upTo(62)},${REGION[upTo(8)]},` +
      `${EDUCATION[upTo(6)]},${12_000 + upTo(90_000)}.${two[upTo(100)]},${upTo(240)},0.${three[upTo(1000)]}${three[upTo(1000)]},` +
      `${label},${score >= 5000 ? 1 : 0},0.${four[score]}\n`
    );
  });
}
