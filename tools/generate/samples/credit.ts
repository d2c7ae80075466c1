import { emptyPlan } from '../../../src/plan/plan.ts';
import { Random } from '../random.ts';
import { delimited, logistic, yesOrNo, type Sample } from './sample.ts';

const SEED = 20262;
const ROWS = 8_000;
const THRESHOLD = 0.62;

/** How far the score of women lies below what their repaying justifies, in log odds. The planted bias. */
const WOMEN = -0.8;
const NATIVE_AMERICANS = 41;

const RACE = [
  ['White', 0.5],
  ['Black', 0.17],
  ['Hispanic', 0.19],
  ['Asian', 0.14],
] as const;

/** A number as a spreadsheet set to German writes it: `48.200,50`. */
function german(value: number, decimals: number): string {
  const [whole, fraction] = value.toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}

function application(random: Random, i: number, race: string): string[] {
  const sex = random.chance(0.48) ? 'Female' : 'Male';
  const age = Math.round(Math.min(79, Math.max(18, random.normal(41, 12))));
  const income = Math.max(9_000, Math.exp(random.normal(10.6, 0.4)));
  const amount = Math.max(500, Math.exp(random.normal(9.1, 0.6)));
  const term = random.pick([
    [12, 0.2],
    [24, 0.25],
    [36, 0.25],
    [48, 0.15],
    [60, 0.15],
  ] as const);
  const strength = 1.1 - 2.2 * (amount / income - 0.25) - 0.008 * (term - 32) + random.normal(0, 1);
  const repaid = random.chance(logistic(strength));
  const score = logistic(strength + (sex === 'Female' ? WOMEN : 0) + random.normal(0, 0.3));
  return [
    `K-${200_000 + i}`,
    sex,
    race,
    String(age),
    german(income, 2),
    german(amount, 2),
    String(term),
    german(score, 3),
    yesOrNo(repaid),
  ];
}

/** The places of the few Native American applicants, spread over the file. */
function nativeAmericanRows(): ReadonlySet<number> {
  const step = Math.floor(ROWS / NATIVE_AMERICANS);
  return new Set(Array.from({ length: NATIVE_AMERICANS }, (_, i) => i * step + (i % 7)));
}

function csv(): string {
  const random = new Random(SEED);
  const native = nativeAmericanRows();
  const header = ['application_id', 'sex', 'race', 'age', 'income', 'amount', 'term_months', 'score', 'repaid'];
  const rows = Array.from({ length: ROWS }, (_, i) =>
    application(random, i, native.has(i) ? 'Native American' : random.pick(RACE)),
  );
  return delimited([header, ...rows], ';');
}

export const CREDIT: Sample = {
  id: 'credit',
  csv,
  plan: {
    $schema: '../schemas/audit-plan.v1.json',
    ...emptyPlan(),
    title: 'Credit decisions with a score (synthetic)',
    unit: 'applicants',
    label: { column: 'repaid', positive: { values: ['Yes'] }, words: 'repaid' },
    score: { column: 'score', threshold: THRESHOLD, comparison: 'atLeast' },
    sensitiveFeatures: [
      { column: 'sex', reference: 'Male' },
      { column: 'race', reference: 'White' },
    ],
  },
  card: {
    title: 'Credit decisions with a score',
    about: `A lender gives credit from a score of ${THRESHOLD} on. The file is written as a spreadsheet set to German saves it: semicolons, decimal commas, points between thousands.`,
    rows: ROWS,
    unit: 'applications',
    seed: SEED,
    generator: 'tools/generate/samples/credit.ts',
    columns: [
      ['application_id', 'running number'],
      ['sex', 'Female (48 %), Male'],
      ['race', `White, Black, Hispanic, Asian, and ${NATIVE_AMERICANS} Native American applicants`],
      ['age, income, amount, term_months', 'what an application says; income and amount like 48.200,50'],
      ['score', `the lender’s estimate that the credit is repaid, 0 to 1; credit is given from ${THRESHOLD} on`],
      ['repaid', 'whether it was repaid, known for all because nobody exists: the label'],
    ],
    planted: [
      'Whether a credit is repaid depends on amount, income and term alone.',
      `Algorithmic bias: the score is the chance of repaying, with noise of 0.3 in log odds, and ${-WOMEN} taken off the log odds of women. Race plays no part in it.`,
      `Too few: exactly ${NATIVE_AMERICANS} applicants are Native American, spread evenly over the file.`,
    ],
    find: [
      'Disparity shown by sex: of the women who repaid, far fewer reach the threshold; a woman’s score promises less than she pays.',
      `Not enough data by race: ${NATIVE_AMERICANS} Native American applicants cannot show or rule out a disparity. Among the four larger groups none was planted.`,
      'No difference in base rates by sex beyond chance.',
    ],
  },
};
