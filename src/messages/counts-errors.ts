import type { ErrorCode } from '../errors.ts';
import { number, text, type Words } from './error-facts.ts';

type CountsErrorCode = Extract<ErrorCode, `counts/${string}`>;

/** What of a file of counts does not fit, by its code. */
const DAMAGE: Readonly<Record<string, string>> = {
  columns: 'a column is missing',
  version: 'a row does not say its format',
  plan: 'the row that holds the plan is missing, is there twice, or cannot be read',
  rows: 'the row that accounts for all rows is missing, is there twice, or cannot be read',
  sum: 'the counts do not add up to the rows that were counted',
  number: 'a cell that should hold a number holds none that fits',
  setAside: 'some rows have more or fewer cells than the header',
};

/** What is said where counts that were made in a database cannot be asked for or cannot be used. */
export const COUNTS_ERRORS: Readonly<Record<CountsErrorCode, Words>> = {
  'counts/cannot-print': [
    (d) => {
      if (d['why'] === 'nul')
        return `${text(d, 'name')} holds the character NUL (␀), which this database cannot spell.`;
      if (d['why'] === 'variable') return `Spark takes what stands in braces in ${text(d, 'name')} for a variable.`;
      return 'The score of this plan is counted in bins so narrow that no query can tell their edges apart.';
    },
    (d) => {
      if (d['why'] === 'nul') return 'Choose another engine, or replace the character in the table and in the file.';
      if (d['why'] === 'variable') return 'Rename the column in the table and in the file, or choose another engine.';
      return 'Choose a wider range or fewer bins for the score, or open the file here.';
    },
  ],
  'counts/damaged': [
    (d) =>
      `This file holds counts that were made in a database, but not as they were made: ${DAMAGE[text(d, 'what')] ?? 'something in them does not fit'}${d['part'] ? ` (part ${text(d, 'part')})` : ''}${d['name'] ? ` (${text(d, 'name')})` : ''}.`,
    'It may have been cut short, filtered or edited. Run the query again, export its whole result, and open that file unchanged.',
  ],
  'counts/newer-version': [
    (d) =>
      `These counts were made for version ${number(d, 'version') || '?'} of their format, which this page does not know.`,
    'Reload the page to get its newest version, then open the file again.',
  ],
  'counts/too-many-scores': [
    (d) =>
      `The score has ${number(d, 'scores') || 'very many'} different values in the database, more than are kept one by one${number(d, 'most') ? ` (${number(d, 'most')})` : ''}.`,
    'Make the query again with the scores counted in bins, run it, and open its result.',
  ],
};
