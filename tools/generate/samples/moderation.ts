import { emptyPlan } from '../../../src/plan/plan.ts';
import { Random } from '../random.ts';
import { COMMENT_PARTS } from './moderation-texts.ts';
import { delimited, logistic, yesOrNo, type Sample } from './sample.ts';

const SEED = 20264;
const ROWS = 6_000;
const THRESHOLD = 0.5;
const VIOLATING = 0.25;

/** Share of each language, and how clearly the filter tells adverts from other comments in it. The planted bias. */
const LANGUAGES = [
  { language: 'English', share: 0.36, advert: 2.0, other: -2.6 },
  { language: 'Spanish', share: 0.18, advert: 1.9, other: -2.5 },
  { language: 'German', share: 0.15, advert: 1.9, other: -2.5 },
  { language: 'French', share: 0.13, advert: 1.9, other: -2.5 },
  { language: 'Polish', share: 0.1, advert: 0.9, other: -0.4 },
  { language: 'Turkish', share: 0.08, advert: 0.8, other: -0.2 },
] as const;
const SPREAD = 1.3;

function pickFrom(random: Random, options: readonly string[]): string {
  return options[Math.floor(random.next() * options.length)];
}

function comment(random: Random, i: number): (string | number)[] {
  const { language, advert, other } = random.pick(LANGUAGES.map((entry) => [entry, entry.share] as const));
  const section = random.pick([
    ['vegetables', 0.45],
    ['flowers', 0.35],
    ['tools', 0.2],
  ] as const);
  const tenure = random.chance(0.3) ? 'new member' : 'long a member';
  const violates = random.chance(VIOLATING);
  const parts = COMMENT_PARTS[language];
  const text = [
    pickFrom(random, parts.openers),
    pickFrom(random, violates ? parts.adverts : parts.remarks),
    pickFrom(random, parts.closers),
  ];
  const score = logistic((violates ? advert : other) + random.normal(0, SPREAD)).toFixed(3);
  return [
    `C${400_000 + i}`,
    text.filter((part) => part !== '').join(' '),
    language,
    section,
    tenure,
    yesOrNo(violates),
    score,
    yesOrNo(Number(score) >= THRESHOLD),
  ];
}

function csv(): string {
  const random = new Random(SEED);
  const header = ['comment_id', 'text', 'language', 'section', 'tenure', 'violates', 'score', 'removed'];
  return delimited([header, ...Array.from({ length: ROWS }, (_, i) => comment(random, i))]);
}

const each = (key: 'advert' | 'other'): string =>
  LANGUAGES.map((entry) => `${entry.language} ${String(entry[key]).replace('-', '−')}`).join(', ');

export const MODERATION: Sample = {
  id: 'moderation',
  csv,
  plan: {
    $schema: '../schemas/audit-plan.v1.json',
    ...emptyPlan(),
    title: 'Moderation in six languages (synthetic)',
    unit: 'comments',
    label: { column: 'violates', positive: { values: ['Yes'] }, words: 'were against the rules' },
    prediction: { column: 'removed', positive: { values: ['Yes'] }, words: 'were removed' },
    score: { column: 'score', threshold: null, comparison: 'atLeast' },
    sensitiveFeatures: [
      { column: 'language', reference: 'English' },
      { column: 'tenure', reference: 'long a member' },
    ],
  },
  card: {
    title: 'Moderation in six languages',
    about:
      'Short comments in a gardening forum whose one rule is: no advertising. They are put together from sentences written for this file, all of them harmless.',
    rows: ROWS,
    unit: 'comments',
    seed: SEED,
    generator: 'tools/generate/samples/moderation.ts',
    columns: [
      ['comment_id', 'running number'],
      ['text', 'the comment'],
      ['language', LANGUAGES.map(({ language, share }) => `${language} ${Math.round(share * 100)} %`).join(', ')],
      ['section', 'vegetables, flowers, tools'],
      ['tenure', 'new member (30 %), long a member'],
      ['violates', `whether the comment advertises (${VIOLATING * 100} %, in every language): the label`],
      ['score', 'the filter’s estimate that it does, 0 to 1'],
      ['removed', `whether the score is at least ${THRESHOLD}: the decision`],
    ],
    planted: [
      `Unequal error (algorithmic bias): the filter’s score has a standard deviation of ${SPREAD} log odds around a mean that depends on the language. For adverts: ${each('advert')}. For other comments: ${each('other')}.`,
      'So comments in Polish and Turkish that break no rule are removed far more often, and adverts in them are missed more often. Tenure plays no part.',
    ],
    find: [
      'Disparity shown by language in false removals: of the comments within the rules, many more are removed in Polish and Turkish than in English.',
      'Disparity by language in how many adverts are found, in the other direction.',
      'Base rates of rule breaking differ between languages by chance only; between new and long-standing members no disparity is shown.',
    ],
  },
};
