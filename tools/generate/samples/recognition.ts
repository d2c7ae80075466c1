import { emptyPlan } from '../../../src/plan/plan.ts';
import { Random } from '../random.ts';
import { delimited, logistic, yesOrNo, type Sample } from './sample.ts';

const SEED = 20263;
const ROWS = 6_000;
const THRESHOLD = 0.5;

/** Share of each group in the file, and in the invented population that the system serves. */
const GROUPS = [
  { tone: 'Lighter', sex: 'Female', share: 0.3, population: 0.26 },
  { tone: 'Lighter', sex: 'Male', share: 0.36, population: 0.26 },
  { tone: 'Medium', sex: 'Female', share: 0.135, population: 0.13 },
  { tone: 'Medium', sex: 'Male', share: 0.155, population: 0.13 },
  { tone: 'Darker', sex: 'Female', share: 0.012, population: 0.11 },
  { tone: 'Darker', sex: 'Male', share: 0.038, population: 0.11 },
] as const;

/** Mean similarity of two pictures of the same person, in log odds; it sinks where the system has seen few. The planted bias. */
const SAME = { Lighter: 2.6, Medium: 2.5, Darker: 0.9 };
const DARKER_WOMEN = -0.6;
const DIFFERENT = -3.2;
const SPREAD = 1.1;
const GENUINE = 0.6;

function comparison(random: Random, i: number): (string | number)[] {
  const { tone, sex } = random.pick(GROUPS.map((group) => [group, group.share] as const));
  const age = random.pick([
    ['18–29', 0.3],
    ['30–49', 0.42],
    ['50 and over', 0.28],
  ] as const);
  const camera = random.pick([
    ['door', 0.5],
    ['desk', 0.3],
    ['phone', 0.2],
  ] as const);
  const same = random.chance(GENUINE);
  const fewer = tone === 'Darker' && sex === 'Female' ? DARKER_WOMEN : 0;
  const similarity = logistic((same ? SAME[tone] + fewer : DIFFERENT) + random.normal(0, SPREAD)).toFixed(4);
  return [
    `P${300_000 + i}`,
    tone,
    sex,
    age,
    camera,
    yesOrNo(same),
    similarity,
    yesOrNo(Number(similarity) >= THRESHOLD),
  ];
}

function csv(): string {
  const random = new Random(SEED);
  const header = ['pair_id', 'skin_tone', 'sex', 'age_group', 'camera', 'same_person', 'similarity', 'matched'];
  return delimited([header, ...Array.from({ length: ROWS }, (_, i) => comparison(random, i))]);
}

const SOURCE = 'invented with the sample';

/** Shares of the invented population by skin tone or by sex. */
function populationOf(feature: 'tone' | 'sex'): Record<string, number> {
  const shares: Record<string, number> = {};
  for (const group of GROUPS) shares[group[feature]] = (shares[group[feature]] ?? 0) + group.population;
  for (const level of Object.keys(shares)) shares[level] = Number(shares[level].toFixed(4));
  return shares;
}

const percent = (share: number): string => `${Number((share * 100).toFixed(1))} %`;
const sharesOf = (tone: string, of: 'share' | 'population'): number =>
  GROUPS.filter((group) => group.tone === tone).reduce((sum, group) => sum + group[of], 0);

export const RECOGNITION: Sample = {
  id: 'recognition',
  csv,
  plan: {
    $schema: '../schemas/audit-plan.v1.json',
    ...emptyPlan(),
    title: 'Face recognition results (synthetic)',
    unit: 'comparisons',
    label: { column: 'same_person', positive: { values: ['Yes'] }, words: 'were of the same person' },
    prediction: { column: 'matched', positive: { values: ['Yes'] }, words: 'were matched' },
    score: { column: 'similarity', threshold: null, comparison: 'atLeast' },
    sensitiveFeatures: [
      { column: 'skin_tone', reference: 'Lighter', population: populationOf('tone'), populationSource: SOURCE },
      { column: 'sex', reference: 'Male', population: populationOf('sex'), populationSource: SOURCE },
    ],
  },
  card: {
    title: 'Face recognition results',
    about: 'Pairs of pictures were compared at a door; the system says whether both show the same person.',
    rows: ROWS,
    unit: 'comparisons',
    seed: SEED,
    generator: 'tools/generate/samples/recognition.ts',
    columns: [
      ['pair_id', 'running number'],
      ['skin_tone', 'Lighter, Medium, Darker, of the person at the door'],
      ['sex, age_group', 'of the person at the door'],
      ['camera', 'door, desk, phone'],
      ['same_person', 'whether both pictures are of one person: the label'],
      ['similarity', 'the system’s score, 0 to 1'],
      ['matched', `whether the similarity is at least ${THRESHOLD}: the decision`],
    ],
    planted: [
      `Representation bias: of the invented population ${percent(sharesOf('Darker', 'population'))} have darker skin, of this file about ${percent(sharesOf('Darker', 'share'))}. Drawn by group: ${GROUPS.map(({ tone, sex, share, population }) => `${tone} ${sex} ${percent(share)} (population ${percent(population)})`).join(', ')}.`,
      `Unequal error that follows from it: the similarity of two pictures of the same person has a mean of ${SAME.Lighter} log odds for lighter, ${SAME.Medium} for medium and ${SAME.Darker} for darker skin, ${-DARKER_WOMEN} less for darker women; of different persons −${-DIFFERENT} for all; standard deviation ${SPREAD}. ${percent(GENUINE)} of the pairs are of the same person, in every group.`,
    ],
    find: [
      `People with darker skin are about ${percent(sharesOf('Darker', 'share'))} of the file and ${percent(sharesOf('Darker', 'population'))} of the population: under-represented.`,
      'Disparity shown by skin tone: pairs of the same person are missed far more often where the skin is darker.',
      'Disparity by sex ruled out in how many pairs are matched, and in how many pairs of the same person are (demographic parity, equal opportunity); not enough data for equalized odds, which asks about pairs of different persons too.',
      'Darker women are so few that the file can say little about them exactly.',
    ],
  },
};
