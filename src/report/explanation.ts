import type { MetricValue } from '../fairness/assessment.ts';
import type { NumberFormat } from '../fairness/catalogue/entry.ts';
import type { MethodWords } from './method-words.ts';
import { equalsWords, formatCounted, formatP } from './numbers.ts';
import { valueFacts } from './values.ts';

/** What a number on the screen is, apart from its value. */
export interface NumberAbout {
  /** `false positive rate`, as inside a sentence. */
  readonly name: string;
  /** Whose it is, or between whom: `African-American`, `Female against Male`. */
  readonly of?: string;
  readonly formula?: string;
  /** Id of the definition that says all about it. */
  readonly definition?: string;
}

/** What a reader is told who asks of a number: what it is, of how many, with which interval, by which formula. */
export interface Explanation {
  readonly title: string;
  readonly facts: readonly string[];
  readonly formula: string | null;
  readonly definition: string | null;
}

/** The explanation of a value of the assessment. */
export function explainValue(value: MetricValue, as: NumberFormat, about: NumberAbout): Explanation {
  return explain(about, valueFacts(value, as));
}

/** The explanation of a number of rows. */
export function explainCount(count: number, about: NumberAbout): Explanation {
  return explain(about, [formatCounted(count, 'row', 'rows')]);
}

/** The explanation of a p value. */
export function explainP(p: number, about: NumberAbout): Explanation {
  return explain(about, [`p ${equalsWords(formatP(p))}`]);
}

/** The explanation of a number that a method gives, as it is written: what it is says all there is to say. */
export function explainMethod(written: string, { name, meaning, formula, id }: MethodWords, of?: string): Explanation {
  return explain({ name, of, formula, definition: id }, [written, meaning]);
}

function explain({ name, of, formula, definition }: NumberAbout, facts: readonly string[]): Explanation {
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  return {
    title: of ? `${capital}: ${of}` : capital,
    facts,
    formula: formula ?? null,
    definition: definition ?? null,
  };
}
