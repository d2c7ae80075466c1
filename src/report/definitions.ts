import type { Entry } from '../fairness/catalogue/entry.ts';
import { INDEX_ENTRIES } from '../fairness/catalogue/index-catalogue.ts';
import { MEASURE_ENTRIES } from '../fairness/catalogue/measure-catalogue.ts';
import { METRIC_ENTRIES } from '../fairness/catalogue/metric-catalogue.ts';
import { MULTICLASS_ENTRIES } from '../fairness/catalogue/multiclass-catalogue.ts';
import { DISPARITY_FAMILIES } from '../fairness/disparity-families.ts';
import { DISPARITY_MEANINGS, DISPARITY_SHAPES } from './disparity-words.ts';
import { entryOf } from './entries.ts';
import { methodDefinitions } from './method-definitions.ts';
import { listWords } from './numbers.ts';
import { searchedAs } from './search-words.ts';

/** What a reader can look up of a number. */
export interface Definition {
  readonly id: string;
  /** Whether files hold it under its id. */
  readonly inFiles: boolean;
  readonly name: string;
  /** The head that tables give it; null where it has none. */
  readonly short: string | null;
  readonly meaning: string;
  readonly facts: readonly { readonly name: string; readonly words: string }[];
}

export interface DefinitionPart {
  readonly title: string;
  readonly definitions: readonly Definition[];
}

const DIRECTION = { higher: 'Higher is better.', lower: 'Lower is better.', neither: null };

function ofEntry({ id, name, short, meaning, direction, ...entry }: Entry): Definition {
  return {
    id,
    inFiles: true,
    name,
    short,
    meaning: [meaning, DIRECTION[direction]].filter(Boolean).join(' '),
    facts: [
      { name: 'Formula', words: entry.formula },
      { name: 'Undefined when', words: entry.undefinedWhen },
      { name: 'Uncertainty', words: entry.uncertainty },
      { name: 'Source', words: entry.reference },
    ],
  };
}

function disparities(): Definition[] {
  const named = DISPARITY_FAMILIES.flatMap(({ name: id, metrics }): Definition[] => {
    const words = DISPARITY_MEANINGS[id];
    if (!words) return [];
    const of = listWords(metrics.map((metric) => entryOf(metric).name));
    return [{ id, inFiles: true, ...words, short: null, facts: [{ name: 'Of', words: of }] }];
  });
  const shapes = DISPARITY_SHAPES.map(({ suffix, method, name, meaning, formula, undefinedWhen }): Definition => ({
    id: suffix + (method ?? ''),
    inFiles: true,
    name,
    short: null,
    meaning,
    facts: [
      { name: 'Formula', words: formula },
      { name: 'Undefined when', words: undefinedWhen },
      { name: 'Uncertainty', words: 'limits that hold for all groups or pairs at once' },
    ],
  }));
  return [...named, ...shapes];
}

/** Everything that is computed, in the order in which the documentation lists it. */
export function definitionParts(): DefinitionPart[] {
  return [
    { title: 'Metrics of a group', definitions: METRIC_ENTRIES.map(ofEntry) },
    { title: 'Disparities', definitions: disparities() },
    { title: 'A group against others', definitions: MEASURE_ENTRIES.map(ofEntry) },
    { title: 'Indices of inequality', definitions: INDEX_ENTRIES.map(ofEntry) },
    { title: 'Labels with more than two values', definitions: MULTICLASS_ENTRIES.map(ofEntry) },
    { title: 'Criteria, verdicts and tests', definitions: methodDefinitions() },
  ];
}

/** Lower case, hyphens as blanks, and a percent sign that stands at its number. */
const plain = (text: string): string => text.toLowerCase().replace(/[-–]/g, ' ').replace(/\s+%/g, '%');

/**
 * Those that have every word of a search in their text or among the names that others give them, with those first that go
 * by such a name; parts without any are left out.
 */
export function searchDefinitions(parts: readonly DefinitionPart[], search: string): DefinitionPart[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  const found = ({ id, name, short, meaning, facts }: Definition): boolean => {
    const text = [id, name, short, meaning, ...facts.map((fact) => fact.words), ...searchedAs(id)].join(' ');
    return words.every((word) => plain(text).includes(word));
  };
  const rank = ({ id, name, short }: Definition): number => {
    const names = plain(['', name, short, ...searchedAs(id)].join(' '));
    return words.length > 0 && names.includes(` ${words.join(' ')}`) ? 0 : 1;
  };
  return parts
    .map(({ title, definitions }) => ({
      title,
      definitions: definitions.filter(found).sort((a, b) => rank(a) - rank(b)),
    }))
    .filter(({ definitions }) => definitions.length > 0)
    .sort((a, b) => rank(a.definitions[0]) - rank(b.definitions[0]));
}
