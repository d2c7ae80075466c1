import { CRITERIA } from '../../fairness/criteria.ts';
import type { SharePayload } from './payload.ts';
import type { CubePayload } from './cube-payload.ts';
import { formatCount, formatCounted, formatExact, formatPercent, listWords } from '../numbers.ts';
import { ruleWords } from '../phrases.ts';
import { CONCEPT_WORDS } from '../words.ts';

/** One thing that a link holds. */
export interface HeldFact {
  readonly name: string;
  readonly value: string;
}

type Plan = SharePayload['plan'];
type Say<T> = (value: NonNullable<T>) => string;

const PLAN_FIELDS: { readonly [Field in keyof Required<Plan>]: readonly [name: string, say: Say<Plan[Field]>] | null } =
  {
    $schema: null,
    evenhandPlan: null,
    title: ['Title', (title) => title],
    unit: ['What a row is', (unit) => unit],
    reading: [
      'How the file is read',
      ({ columns, ...how }) =>
        [
          ...Object.entries(how).map(([name, value]) => `${name}: ${String(value)}`),
          ...(columns ?? []).map(({ column, missing }) =>
            missing ? `${column}, missing is ${listWords(missing.map((each) => each || '(empty)'))}` : column,
          ),
        ].join('; '),
    ],
    label: ['Label', outcome],
    prediction: ['Decision', outcome],
    score: [
      'Score',
      ({ column, threshold, comparison }) =>
        threshold === null
          ? column
          : `${column}, ${comparison === 'atLeast' ? 'at least' : 'above'} ${formatExact(threshold)}`,
    ],
    numericTarget: [
      'Numeric outcome',
      ({ column, prediction }) => listWords(prediction === null ? [column] : [column, prediction]),
    ],
    classes: [
      'Values counted by themselves',
      (classes) => (classes.length > 0 ? listWords(classes) : 'all that occur'),
    ],
    allClasses: null,
    sensitiveFeatures: ['Sensitive features', (features) => features.map(featureWords).join('; ')],
    intersectionDepth: ['Features crossed', (depth) => `up to ${formatCount(depth)} at a time`],
    controlFeature: ['Compared within', (column) => column],
    sampleWeight: ['Weight', (column) => column],
    minimumGroupSize: ['Minimum group size', formatCount],
    criteria: ['Criteria', (criteria) => listWords(criteria.map(criterionName))],
    tolerances: [
      'Tolerances',
      ({ difference, ratio }) => `difference ${formatExact(difference)}, ratio ${formatExact(ratio)}`,
    ],
    alpha: ['Significance', formatExact],
    calibrationBins: null,
  };

const HOLDS_WORDS: Readonly<Record<NonNullable<SharePayload['file']['holds']>, string>> = {
  counts: 'counts that a database made of the rows',
  both: 'rows, and counts that a database made of other rows',
};

function criterionName(id: NonNullable<Plan['criteria']>[number]): string {
  const { concept, scale } = CRITERIA.find((criterion) => criterion.id === id)!;
  return `${CONCEPT_WORDS[concept].name} as a ${scale}`;
}

function outcome({ column, positive, words }: NonNullable<Plan['label']>): string {
  return [`${column}, positive is ${ruleWords(positive)}`, words].filter(Boolean).join('; in words: ');
}

function featureWords({
  column,
  bins,
  merge,
  reference,
  population,
  populationSource,
}: Plan['sensitiveFeatures'][number]): string {
  const edges = bins && 'edges' in bins ? `cut at ${listWords(bins.edges.map(formatExact))}` : bins ? 'in bins' : '';
  const merged = (merge ?? []).map(
    ({ name, levels }) => `${listWords(levels.map((each) => each || '(empty)'))} as ${name}`,
  );
  const shares = Object.entries(population ?? {}).map(
    ([level, share]) => `${level || '(empty)'} ${formatPercent(share)} of the population`,
  );
  return [column, edges, ...merged, reference ? `reference ${reference}` : '', ...shares, populationSource]
    .filter(Boolean)
    .join(', ');
}

/** All that a link holds, field by field, read off what it holds. */
export function heldFacts({ madeBy, file, plan, cube }: SharePayload): HeldFact[] {
  const facts: HeldFact[] = [];
  if (file.name !== undefined) facts.push({ name: 'Name of the file', value: file.name });
  if (file.sha256 !== undefined) facts.push({ name: 'SHA-256 of the file', value: file.sha256 });
  if (file.holds !== undefined) facts.push({ name: 'What the file holds', value: HOLDS_WORDS[file.holds] });
  for (const [field, value] of Object.entries(plan)) {
    const entry = Object.hasOwn(PLAN_FIELDS, field) ? PLAN_FIELDS[field as keyof Plan] : undefined;
    if (entry === null || value === null || value === undefined) continue;
    const [name, say] = entry ?? [field, JSON.stringify];
    facts.push({ name, value: (say as Say<unknown>)(value as NonNullable<unknown>) });
  }
  if (cube) facts.push(...cubeFacts(cube));
  facts.push({ name: 'Program', value: madeBy });
  return facts;
}

function cubeFacts({ minimum, levels, features, tables, cells, strata, weights }: CubePayload): HeldFact[] {
  const names = features.map((feature, f) => `${feature}: ${listWords(levels[f].map((level) => level || '(empty)'))}`);
  const shown = tables.reduce((sum, { groups, of }) => sum + groups.length / of.length, 0);
  const counts = tables.reduce((sum, { n }) => sum + n.length, 0);
  return [
    { name: 'Names of groups', value: `${names.join('; ')}. A name says that at least one such row is there` },
    ...(strata.length > 1
      ? [{ name: 'Values compared within', value: listWords(strata.map((each) => each || '(empty)')) }]
      : []),
    {
      name: 'Counts',
      value: `${formatCounted(counts, 'number', 'numbers')}: rows by outcome (${formatCounted(cells.length, 'kind', 'kinds')}) of ${formatCounted(shown, 'group', 'groups')}, each 0 or at least ${formatCount(minimum)}; and of the withheld groups of a table, their sum${weights ? '. Beside each the sum of weights and of their squares, rounded to four digits' : ''}`,
    },
  ];
}

/** How far a link of so many characters is carried: the first of these that it is longer than. */
export function lengthWords(characters: number): string {
  const size = `The link has ${formatCounted(characters, 'character', 'characters')}.`;
  if (characters > 32_000)
    return `${size} That is longer than many mail programs and chats carry. Pass on the report as a file instead.`;
  if (characters > 8_000) return `${size} Some mail programs and most chats cut links of that length.`;
  if (characters > 2_000) return `${size} Some chats and older mail programs cut links longer than 2,000.`;
  return `${size} Mails and chats usually carry that.`;
}
