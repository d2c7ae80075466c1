import type { AuditPlan } from '../../../src/plan/plan.ts';
import { emptyPlan } from '../../../src/plan/plan.ts';
import { Random } from '../random.ts';

const ROWS = 4_000;
const SEED = 20261;

const ETHNICITY = [
  ['White', 0.56],
  ['Hispanic or Latino', 0.17],
  ['Black or African American', 0.14],
  ['Asian', 0.1],
  ['Two or more races', 0.03],
] as const;

/** How far the recruiter's past shifts a candidate's chance of being selected, in log odds. The planted bias. */
const SHIFT: Readonly<Record<string, number>> = {
  Female: -0.75,
  'Black or African American': -0.55,
  'Hispanic or Latino': -0.3,
  'Female|Black or African American': -0.4,
};

/**
 * Hiring decisions of an invented vendor: qualification does not depend on sex or ethnicity, selection does, most for
 * Black women.
 */
export function hiringCsv(): string {
  const random = new Random(SEED);
  const lines = ['applicant_id,sex,race_ethnicity,age,years_experience,education,referred,qualified,selected'];
  for (let i = 0; i < ROWS; i++) lines.push(applicant(random, i).join(','));
  return lines.join('\n') + '\n';
}

function applicant(random: Random, i: number): (string | number)[] {
  const sex = random.pick([
    ['Male', 0.54],
    ['Female', 0.46],
  ] as const);
  const ethnicity = random.chance(0.012) ? '' : random.pick(ETHNICITY);
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
  const shift = (SHIFT[sex] ?? 0) + (SHIFT[ethnicity] ?? 0) + (SHIFT[`${sex}|${ethnicity}`] ?? 0);
  const selected = random.chance(logistic((qualified ? 0.9 : -1.4) + (referred ? 0.6 : 0) + shift));
  const yes = (value: boolean): string => (value ? 'Yes' : 'No');
  return [
    `A${String(100_000 + i)}`,
    sex,
    ethnicity,
    age,
    experience,
    education,
    yes(referred),
    yes(qualified),
    yes(selected),
  ];
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** The plan that audits the sample in one click. */
export function hiringPlan(): AuditPlan {
  return {
    $schema: '../schemas/audit-plan.v1.json',
    ...emptyPlan(),
    title: 'Hiring decisions (synthetic)',
    unit: 'applicants',
    label: { column: 'qualified', positive: { values: ['Yes'] }, words: 'were qualified' },
    prediction: { column: 'selected', positive: { values: ['Yes'] }, words: 'were selected' },
    sensitiveFeatures: [
      { column: 'sex', reference: 'Male' },
      { column: 'race_ethnicity', reference: 'White' },
    ],
  };
}

export const HIRING_CARD = `# Hiring decisions (synthetic)

Nobody in this file exists. ${ROWS.toLocaleString('en-GB')} applicants were drawn by \`tools/generate/samples/hiring.ts\` from a
seeded generator, so the file is the same on every machine.

| column | meaning |
| --- | --- |
| applicant_id | running number |
| sex | Female, Male |
| race_ethnicity | five categories; about 1.2 % are blank on purpose |
| age, years_experience, education, referred | what an application says |
| qualified | whether a blind review found the applicant up to the job: the label |
| selected | whether the recruiter invited the applicant: the decision |

**The planted bias.** \`qualified\` depends on experience and education alone. \`selected\` depends on \`qualified\` and
\`referred\`, and is lowered, in log odds, by 0.75 for women, by 0.55 for Black and by 0.30 for Hispanic applicants, and by
a further 0.40 for Black women. An audit should therefore show a disparity by sex, by race and ethnicity, and a deeper one
where both meet, while the base rates of \`qualified\` differ by chance alone.
`;
