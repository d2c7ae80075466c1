import type { ColumnFacts } from './column-facts.ts';
import { NUMERIC_SHARE } from './column-sample.ts';
import { formatReason } from './format-reason.ts';
import type { ColumnType, TypeReason } from './profile.ts';

/** Distinct values up to which a column can be one of categories whatever its rows; beyond, this share of the rows. */
export const FEW_VALUES = 200;
const FEW_VALUES_SHARE = 0.05;
const NEARLY_UNIQUE_SHARE = 0.9;
const MIN_ROWS_UNIQUE = 10;
const LONG_VALUE = 50;
const MANY_WORDS = 5;
const DATE_SHARE = 0.95;
/** Names under which different whole numbers are identifiers. */
const IDENTIFIER_NAME =
  /(?:^|[\s_.-])(?:id|uuid|guid|key)$|^id(?:[\s_.-]|$)|[a-z](?:Id|ID)$|^(?:case|record|row|index|account|customer|patient|member)[\s_-]?(?:no|nr|num|number|index)?$/i;

export interface InferredType {
  readonly type: ColumnType;
  readonly reason: TypeReason;
}

/** What a column means, and why; the facts of the reason are counts of cells. */
export function inferType(name: string, facts: ColumnFacts): InferredType {
  const { filled, distinct, numbers, dates, leadingZeros } = facts;
  const infer = (type: ColumnType, code: TypeReason['code'], more: TypeReason['facts'] = {}): InferredType => {
    return { type, reason: { code, facts: { filled, ...(distinct === null ? {} : { distinct }), ...more } } };
  };
  if (filled === 0) return infer('empty', 'no-values');
  if (leadingZeros > 0 && numbers >= NUMERIC_SHARE * filled) {
    return infer(isNearlyUnique(facts) ? 'identifier' : 'category', 'leading-zeros', {
      cells: Math.round(leadingZeros),
    });
  }
  if (dates >= DATE_SHARE * filled) return infer('date', 'all-dates', { dates: Math.round(dates) });
  if (distinct === 2) return infer('category', 'two-values');
  if (numbers >= NUMERIC_SHARE * filled && numbers > 0) return inferNumber(name, facts, infer);
  const some: TypeReason['facts'] = numbers > 0 ? { numbers: Math.round(numbers) } : {};
  if (isLong(facts)) return infer('text', 'long-values', { meanLength: Math.round(facts.meanLength) });
  if (isNearlyUnique(facts)) return infer('identifier', 'nearly-unique', some);
  if (distinct === null) return infer('text', 'many-values', some);
  if (isFew(distinct, filled)) return infer('category', numbers > 0 ? 'few-numbers' : 'few-values', some);
  return infer('text', 'many-values', some);
}

function inferNumber(
  name: string,
  facts: ColumnFacts,
  infer: (type: ColumnType, code: TypeReason['code'], more?: TypeReason['facts']) => InferredType,
): InferredType {
  const { filled, numbers } = facts;
  if (facts.countsUp) return infer('identifier', 'counts-up');
  const named = IDENTIFIER_NAME.test(name.trim());
  if (named && facts.wholeNumbers && facts.allDifferent && filled >= MIN_ROWS_UNIQUE)
    return infer('identifier', 'nearly-unique');
  const others: TypeReason['facts'] = numbers === filled ? {} : { numbers, others: filled - numbers };
  const written = formatReason(facts);
  if (written) return infer('number', written.code, { ...written.facts, ...others });
  return infer('number', numbers === filled ? 'all-numbers' : 'nearly-all-numbers', others);
}

/** Whether so many values are few beside the rows, so that they name groups and not people. */
export function isFew(distinct: number, filled: number): boolean {
  return distinct <= Math.max(FEW_VALUES, FEW_VALUES_SHARE * filled);
}

function isNearlyUnique({ distinct, filled, allDifferent }: ColumnFacts): boolean {
  if (filled < MIN_ROWS_UNIQUE) return false;
  return distinct === null ? allDifferent : distinct >= NEARLY_UNIQUE_SHARE * filled;
}

function isLong({ meanLength, meanWords, distinct, filled }: ColumnFacts): boolean {
  if (distinct !== null && distinct * 2 <= filled && distinct <= FEW_VALUES) return false;
  return meanLength >= LONG_VALUE || meanWords >= MANY_WORDS;
}
