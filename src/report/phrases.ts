import type { MetricId } from '../fairness/metrics.ts';
import type { AuditPlan, OutcomeRole, PositiveRule } from '../plan/plan.ts';
import { isolated } from './isolated.ts';
import { formatCount, formatExact, listWords } from './numbers.ts';

/** What one row is, in the plural: `people`, or `rows` where the plan does not say. */
export function unitWords(plan: AuditPlan): string {
  return isolated(plan.unit?.trim() || 'rows');
}

/** A positive rule after `is`: `>50K`, `Medium or High`, `at least 5`, `above 0.5`. */
export function ruleWords(rule: PositiveRule): string {
  if ('atLeast' in rule) return `at least ${formatExact(rule.atLeast)}`;
  if ('above' in rule) return `above ${formatExact(rule.above)}`;
  return listWords(onePerValue(rule.values).map(levelWords), 'or');
}

/** One spelling of each value: `>50K` stands for `>50K.` and ` >50k` too, and `1` for `1.0`. */
export function onePerValue(values: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const value of values) {
    const plain = value
      .trim()
      .toLowerCase()
      .replace(/^([-+]?\d+)\.0*$/, '$1')
      .replace(/\.$/, '');
    if (!seen.has(plain)) seen.set(plain, value);
  }
  return [...seen.values()];
}

/** A level in a sentence; the empty cell gets a word. */
export function levelWords(level: string): string {
  return level === '' ? '(empty)' : isolated(level);
}

const LONGEST_NAME = 60;

/** A name as it can stand in a sentence: long ones are cut short; where they stand in full, `title` or a table shows. */
export function shortName(name: string): string {
  const letters = [...name];
  if (letters.length <= LONGEST_NAME) return isolated(name);
  const start = letters.slice(0, LONGEST_NAME - 1).join('');
  return `${isolated(start.trimEnd())}…`;
}

/** The first few names of a list: `a, b, c and 12 more`. */
export function shortList(names: readonly string[], most = 8): string {
  const shown = names.slice(0, most).map((name) => shortName(levelWords(name)));
  return names.length > most ? `${shown.join(', ')} and ${formatCount(names.length - most)} more` : listWords(shown);
}

/** A sentence with its full stop, which a name at its end may have brought already. */
export function endSentence(text: string): string {
  return /[.…]$/.test(text) ? text : `${text}.`;
}

/** `the African-American group`, `the African-American × Female group`, `the (empty) group`. */
export function groupWords(key: readonly string[]): string {
  return `the ${shortName(groupName(key))} group`;
}

/** The same at the start of a sentence. */
export function groupAtStart(key: readonly string[]): string {
  return `The ${shortName(groupName(key))} group`;
}

/** `African-American × Female`: how a group stands in tables and charts. */
export function groupName(key: readonly string[]): string {
  return key.map(levelWords).join(' × ');
}

/** The same as data hold it, for files that programs read. */
export function plainGroupName(key: readonly string[]): string {
  return key.map((level) => level || '(empty)').join(' × ');
}

/** `race`, `race and sex`. */
export function featureWords(features: readonly string[]): string {
  return listWords(features.map(isolated));
}

/**
 * The rows a rate runs over, as `people who did not reoffend` or `rows where income is not >50K`; the plain unit for
 * rates over all rows.
 */
export function populationWords(metric: MetricId, plan: AuditPlan): string {
  const unit = unitWords(plan);
  switch (metric) {
    case 'truePositiveRate':
    case 'falseNegativeRate':
      return labelWords(plan, true);
    case 'falsePositiveRate':
    case 'trueNegativeRate':
      return labelWords(plan, false);
    case 'precision':
      return `${unit} that ${selectedWords(plan)}`;
    default:
      return unit;
  }
}

/** Units that are no people, of which a sentence says `that`. */
const THINGS =
  /\b(rows|records|cases|applications|comments|messages|posts|texts|documents|requests|prompts|answers|comparisons|images|pictures|decisions|loans|claims|transactions)$/i;

function labelWords(plan: AuditPlan, positive: boolean): string {
  const unit = unitWords(plan);
  const label = plan.label;
  if (!label) return unit;
  const said = label.words && (positive ? label.words : negateVerb(label.words));
  const things = THINGS.test(unit);
  if (said) return `${unit} ${things ? 'that' : 'who'} ${isolated(said)}`;
  return `${unit} ${things ? 'where' : 'whose'} ${isolated(label.column)} is ${positive ? '' : 'not '}${ruleWords(label.positive)}`;
}

/** What happened to those the rate counts, after a plural: `were flagged`, `have prediction 1`. */
export function outcomeWords(metric: MetricId, plan: AuditPlan): string {
  if (metric === 'baseRate') return plan.label ? roleWords(plan.label) : 'have a positive label';
  if (metric === 'precision') return plan.label ? roleWords(plan.label) : 'have a positive label';
  if (metric === 'accuracy') return 'were predicted correctly';
  const said = selectedWords(plan);
  if (metric === 'trueNegativeRate' || metric === 'falseNegativeRate') {
    return negateVerb(said) ?? `do not ${said}`;
  }
  return said;
}

/** How a sentence says that a row was predicted positive. */
export function selectedWords(plan: AuditPlan): string {
  if (plan.prediction) return roleWords(plan.prediction);
  const score = plan.score;
  if (score && score.threshold !== null) {
    const { column, comparison, threshold } = score;
    return reachWords(column, comparison === 'atLeast' ? { atLeast: threshold } : { above: threshold });
  }
  return 'have a positive decision';
}

/** `have a score of 0.62 or more`, `have an age above 25` */
function reachWords(column: string, rule: { readonly atLeast: number } | { readonly above: number }): string {
  const article = /^[aeiou]/i.test(column) ? 'an' : 'a';
  return 'atLeast' in rule
    ? `have ${article} ${isolated(column)} of ${formatExact(rule.atLeast)} or more`
    : `have ${article} ${isolated(column)} above ${formatExact(rule.above)}`;
}

function roleWords(role: OutcomeRole): string {
  if (role.words !== undefined) return isolated(role.words);
  const { column, positive } = role;
  return 'values' in positive ? `have ${isolated(column)} ${ruleWords(positive)}` : reachWords(column, positive);
}

const AUXILIARY = /^(were|was|are|is|had|has|have|will|would|did|do|can|could)\b(?! not\b)/;
const IRREGULAR: Readonly<Record<string, string>> = {
  paid: 'pay',
  repaid: 'repay',
  left: 'leave',
  got: 'get',
  found: 'find',
  won: 'win',
  lost: 'lose',
  died: 'die',
  lived: 'live',
  quit: 'quit',
  made: 'make',
  went: 'go',
  came: 'come',
  became: 'become',
  bought: 'buy',
  sold: 'sell',
  took: 'take',
  earned: 'earn',
  stayed: 'stay',
  committed: 'commit',
};

/**
 * The negative of a verb phrase in the plural: `were hired` → `were not hired`, `reoffended` → `did not reoffend`.
 * Returns null for verbs whose infinitive cannot be told surely; the caller then speaks of the column instead.
 */
export function negateVerb(phrase: string): string | null {
  const text = phrase.trim();
  const [verb, ...rest] = text.split(' ');
  const tail = rest.length ? ` ${rest.join(' ')}` : '';
  if (/^(have|has)$/.test(verb) && !/^\S+(ed|en|wn)\b/.test(rest.join(' '))) return `do not have${tail}`;
  if (verb === 'had' && !/^\S+(ed|en|wn)\b/.test(rest.join(' '))) return `did not have${tail}`;
  if (AUXILIARY.test(text)) return `${verb} not${tail}`;
  const base = IRREGULAR[verb] ?? regularBase(verb);
  return base === null ? null : `did not ${base}${tail}`;
}

/** Endings before -ed that tell surely whether the infinitive ends in e (`released`) or not (`reoffended`). */
const WITHOUT_E =
  /(nd|lt|pt|ct|rt|nt|rn|ss|sh|ch|ld|ft|ck|mp|rm|[lr]l|low|how|ay|ey|oy|ver|ffer|ter|wer|ain|ail|eal|eat|ear|eem|eed|air)$/;
const WITH_E = /(v|c|z|dg|ag|as|[^a]ir|[^e]at|[^o]ut)$/;

function regularBase(verb: string): string | null {
  if (/[^aeiou]ied$/.test(verb)) return `${verb.slice(0, -3)}y`;
  const stem = verb.slice(0, -2);
  if (!verb.endsWith('ed') || stem.length < 4) return stem === 'hir' || stem === 'fir' ? `${stem}e` : null;
  if (WITHOUT_E.test(stem)) return stem;
  return WITH_E.test(stem) ? `${stem}e` : null;
}
