import { formatCounted } from '../report/numbers.ts';

type Facts = Readonly<Record<string, string | number>>;

const NO_BREAK_SPACE = '\u00a0';
const MARK_NAMES: Readonly<Record<string, string>> = {
  '.': 'a point',
  ',': 'a comma',
  ' ': 'a space',
  "'": 'an apostrophe',
};

/** How a column's numbers were read, as half a sentence with an example that is none of the file's. */
export function writtenNumbersWords(facts: Facts): string {
  const { others } = facts;
  const rest = typeof others === 'number' ? `; ${formatCounted(others, 'cell holds', 'cells hold')} no number` : '';
  return `${readingWords(facts)}${rest}`;
}

function readingWords(facts: Facts): string {
  const decimal = MARK_NAMES[String(facts['decimalMark'])];
  const group = String(facts['groupMark']);
  const currency = String(facts['prefix'] || facts['suffix']);
  const example = exampleOf(facts);
  if (currency === '%')
    return `every number is a percentage, read as a proportion: ${example} is read as ${proportionOf(facts)}`;
  const grouped = `thousands are grouped by ${MARK_NAMES[group]}, decimals by ${decimal}: ${example}`;
  if (currency !== '') {
    return group === ''
      ? `every number is an amount in ${currency}: ${example}`
      : `every number is an amount in ${currency}, ${grouped}`;
  }
  return group === '' ? `numbers below zero have a minus sign or stand in parentheses: (${example})` : grouped;
}

function exampleOf(facts: Facts): string {
  const { decimalMark, prefix, suffix, indian } = facts;
  const percent = prefix === '%' || suffix === '%';
  const group = facts['groupMark'] === ' ' ? NO_BREAK_SPACE : String(facts['groupMark']);
  const whole = indian === 1 ? `12${group}34${group}567` : `1${group}234`;
  const figures = percent
    ? `45${decimalMark}5`
    : `${group === '' ? '12' : whole}${decimalMark}${group === '' ? '5' : '56'}`;
  const before = prefix ? `${prefix}${NO_BREAK_SPACE}` : '';
  const after = suffix ? `${NO_BREAK_SPACE}${suffix}` : '';
  return `${before}${figures}${after}`;
}

function proportionOf(facts: Facts): string {
  return `0${facts['decimalMark']}455`;
}

/** Which of two readings was taken of numbers such as `1.234`, why, and what to do when it is the wrong one. */
export function doubtfulNumbersWords(facts: Facts): string {
  const mark = String(facts['mark']);
  const name = MARK_NAMES[mark];
  const grouped = facts['reading'] === 'grouped';
  const taken = grouped
    ? `1${mark}234 can be read in two ways and was read as 1234, with ${name} that groups thousands`
    : `1${mark}234 can be read in two ways and was read as a little more than one, with ${name} before the decimals`;
  return `${taken}, ${BECAUSE[String(facts['because'])]}. If that is wrong, choose Category here, or write these numbers without grouping in the file`;
}

const BECAUSE: Readonly<Record<string, string>> = {
  columns: 'as the other columns of the file write their numbers',
  delimiter: 'as goes with the delimiter of the file',
  plain: 'because nothing in the file says otherwise',
};
