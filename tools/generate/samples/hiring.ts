import { emptyPlan, type AuditPlan } from '../../../src/plan/plan.ts';
import { Random } from '../random.ts';
import { delimited, logistic, yesOrNo, type Sample } from './sample.ts';

const ROWS = 4_000;
const SEED = 20261;

const ETHNICITY = [
  ['White', 0.56],
  ['Hispanic or Latino', 0.17],
  ['Black or African American', 0.14],
  ['Asian', 0.1],
  ['Two or more races', 0.03],
] as const;
const BLANK = 0.012;

/** How far the recruiters shifted a candidate's chance of being invited, in log odds. The planted bias. */
const WOMEN = -0.9;
const BLACK = -0.55;
const HISPANIC = -0.3;
const BLACK_WOMEN = -0.5;

/** What a qualified, an unqualified and a referred candidate could hope for, in log odds. */
const QUALIFIED = 1.1;
const UNQUALIFIED = -1.6;
const REFERRED = 0.6;
/** Spread of what the screening tool reads besides, in log odds. */
const TOOL_NOISE = 0.9;

function shift(sex: string, ethnicity: string): number {
  const black = ethnicity === 'Black or African American';
  return (
    (sex === 'Female' ? WOMEN : 0) +
    (black ? BLACK : 0) +
    (ethnicity === 'Hispanic or Latino' ? HISPANIC : 0) +
    (sex === 'Female' && black ? BLACK_WOMEN : 0)
  );
}

const HEADER = [
  'applicant_id',
  'sex',
  'race_ethnicity',
  'age',
  'years_experience',
  'education',
  'referred',
  'qualified',
  'recruiter_invited',
  'selected',
];

function applicant(random: Random, i: number): (string | number)[] {
  const sex = random.chance(0.46) ? 'Female' : 'Male';
  const ethnicity = random.chance(BLANK) ? '' : random.pick(ETHNICITY);
  const age = Math.round(Math.min(67, Math.max(19, random.normal(36, 10))));
  const experience = Math.max(0, Math.min(age - 18, Math.round(random.normal((age - 22) * 0.6, 3))));
  const education = random.pick([
    ['High school', 0.3],
    ['Bachelor', 0.48],
    ['Master', 0.19],
    ['Doctorate', 0.03],
  ] as const);
  const referred = random.chance(0.15);
  const strength = -0.9 + 0.05 * experience + (education === 'High school' ? -0.2 : 0.3) + random.normal(0, 0.8);
  const qualified = random.chance(logistic(strength * 1.3));
  const hope = (qualified ? QUALIFIED : UNQUALIFIED) + (referred ? REFERRED : 0) + shift(sex, ethnicity);
  const invited = random.chance(logistic(hope));
  const selected = hope + random.normal(0, TOOL_NOISE) >= 0;
  return [
    `A${100_000 + i}`,
    sex,
    ethnicity,
    age,
    experience,
    education,
    yesOrNo(referred),
    yesOrNo(qualified),
    yesOrNo(invited),
    yesOrNo(selected),
  ];
}

/** Past decisions of recruiters and what a screening tool made of them: qualification depends on neither sex nor ethnicity. */
export function hiringCsv(): string {
  return delimited([HEADER, ...applicants()]);
}

function applicants(): (string | number)[][] {
  const random = new Random(SEED);
  return Array.from({ length: ROWS }, (_, i) => applicant(random, i));
}

/** How many rows were drawn without an ethnicity, and their share: `56 rows (1.4 %) are blank`. */
function blanksDrawn(): string {
  const blanks = applicants().filter((row) => row[HEADER.indexOf('race_ethnicity')] === '').length;
  return `${blanks} rows (${Number(((blanks / ROWS) * 100).toFixed(1))} %) are blank`;
}

/** The plan that audits the sample in one click. Base rates are judged too: the label is a decision of people. */
export function hiringPlan(): AuditPlan {
  return {
    $schema: '../schemas/audit-plan.v1.json',
    ...emptyPlan(),
    title: 'Hiring decisions (synthetic)',
    unit: 'applicants',
    label: {
      column: 'recruiter_invited',
      positive: { values: ['Yes'] },
      words: 'were invited by recruiters in the past',
    },
    prediction: { column: 'selected', positive: { values: ['Yes'] }, words: 'were selected' },
    sensitiveFeatures: [
      { column: 'sex', reference: 'Male' },
      { column: 'race_ethnicity', reference: 'White' },
    ],
    criteria: [
      'demographicParityDifference',
      'demographicParityRatio',
      'equalOpportunityDifference',
      'equalOpportunityRatio',
      'equalizedOddsDifference',
      'equalizedOddsRatio',
      'baseRateDifference',
      'baseRateRatio',
    ],
  };
}

export const HIRING: Sample = {
  id: 'hiring',
  csv: hiringCsv,
  plan: hiringPlan(),
  card: {
    title: 'Hiring decisions',
    about:
      'Recruiters invited some applicants in the past, a screening tool was made to repeat their decisions, and a blind review says who was up to the job.',
    rows: ROWS,
    unit: 'applicants',
    seed: SEED,
    generator: 'tools/generate/samples/hiring.ts',
    columns: [
      ['applicant_id', 'running number'],
      ['sex', 'Female (46 %), Male'],
      ['race_ethnicity', `five categories; ${blanksDrawn()} on purpose`],
      ['age, years_experience, education, referred', 'what an application says'],
      ['qualified', 'whether a blind review found the applicant up to the job; not in the plan'],
      ['recruiter_invited', 'what recruiters decided in the past: the label'],
      ['selected', 'what the screening tool decides now: the decision'],
    ],
    planted: [
      '`qualified` depends on experience and education alone, so it differs between groups by chance only.',
      `The recruiters’ log odds of inviting are ${QUALIFIED} for a qualified and −${-UNQUALIFIED} for an unqualified applicant, and ${REFERRED} more for a referred one. Historical bias: they are lowered by ${-WOMEN} for women, by ${-BLACK} for Black and by ${-HISPANIC} for Hispanic applicants, and by a further ${-BLACK_WOMEN} for Black women.`,
      `The tool learned these log odds as they are, the lowering with them; it selects where they are above zero after noise with a standard deviation of ${TOOL_NOISE}. It adds no bias of its own: what it repeats lies in the past decisions.`,
    ],
    find: [
      'Disparity shown by sex in the label itself (base rate): past decisions carry the bias, before any tool.',
      'Disparity shown by sex and by race and ethnicity in who is selected, deepest for Black women.',
      'With `qualified` as the label instead, base rates by sex no longer differ by more than the tolerance, and qualified women are selected less often than qualified men.',
    ],
  },
};
