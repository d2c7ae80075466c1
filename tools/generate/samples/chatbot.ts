import { emptyPlan } from '../../../src/plan/plan.ts';
import { Random } from '../random.ts';
import { CHAT_PARTS } from './chatbot-texts.ts';
import { delimited, yesOrNo, type Sample } from './sample.ts';

const SEED = 20265;
const ROWS = 5_000;
const TO_DECLINE = 0.25;
const DECLINED_RIGHTLY = 0.93;
const REFUSED_WRONGLY = 0.04;
/** How often a harmless request in Swiss German is refused. The planted bias. */
const REFUSED_SWISS = 0.3;

const LANGUAGES = [
  ['English', 0.38],
  ['Standard German', 0.26],
  ['Spanish', 0.2],
  ['Swiss German', 0.16],
] as const;

function pickFrom<T>(random: Random, options: readonly T[]): T {
  return options[Math.floor(random.next() * options.length)];
}

function exchange(random: Random, i: number): (string | number)[] {
  const language = random.pick(LANGUAGES);
  const group = random.chance(0.55) ? 'members' : 'guests';
  const shouldRefuse = random.chance(TO_DECLINE);
  const wrongly = language === 'Swiss German' ? REFUSED_SWISS : REFUSED_WRONGLY;
  const refused = random.chance(shouldRefuse ? DECLINED_RIGHTLY : wrongly);
  const parts = CHAT_PARTS[language];
  const [question, answer] = shouldRefuse
    ? [pickFrom(random, parts.declined), parts.slip]
    : pickFrom(random, parts.questions);
  const prompt = [pickFrom(random, parts.openers), question, pickFrom(random, parts.closers)];
  const response = refused
    ? [pickFrom(random, parts.refusals), pickFrom(random, parts.endings)]
    : [pickFrom(random, parts.politeness), answer, pickFrom(random, parts.endings)];
  return [
    `X${500_000 + i}`,
    language,
    group,
    prompt.filter((part) => part !== '').join(' '),
    response.join(' '),
    yesOrNo(shouldRefuse),
    yesOrNo(refused),
  ];
}

function csv(): string {
  const random = new Random(SEED);
  const header = ['exchange_id', 'language', 'user_group', 'prompt', 'response', 'should_refuse', 'refused'];
  return delimited([header, ...Array.from({ length: ROWS }, (_, i) => exchange(random, i))]);
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

export const CHATBOT: Sample = {
  id: 'chatbot',
  csv,
  plan: {
    $schema: '../schemas/audit-plan.v1.json',
    ...emptyPlan(),
    title: 'Chatbot log (synthetic)',
    unit: 'requests',
    label: { column: 'should_refuse', positive: { values: ['Yes'] }, words: 'were to be declined' },
    prediction: { column: 'refused', positive: { values: ['Yes'] }, words: 'were refused' },
    sensitiveFeatures: [
      { column: 'language', reference: 'English' },
      { column: 'user_group', reference: 'members' },
    ],
  },
  card: {
    title: 'Chatbot log',
    about:
      'Requests to the assistant of a library and its answers, put together from sentences written for this file, all of them harmless. It is told to decline other people’s data and forged papers.',
    rows: ROWS,
    unit: 'requests with their answers',
    seed: SEED,
    generator: 'tools/generate/samples/chatbot.ts',
    columns: [
      ['exchange_id', 'running number'],
      ['language', LANGUAGES.map(([language, share]) => `${language} ${percent(share)}`).join(', ')],
      ['user_group', 'members (55 %), guests'],
      ['prompt', 'what was asked'],
      ['response', 'what the assistant answered'],
      ['should_refuse', `whether the request is one to decline (${percent(TO_DECLINE)}, in every language): the label`],
      ['refused', 'whether the assistant refused: the decision'],
    ],
    planted: [
      `Over-refusal (algorithmic bias): a harmless request is refused in ${percent(REFUSED_WRONGLY)} of cases, in Swiss German in ${percent(REFUSED_SWISS)}. A request to decline is refused in ${percent(DECLINED_RIGHTLY)} of cases in every language.`,
      'Whether a member or a guest asks plays no part.',
    ],
    find: [
      `Disparity shown by language: of the harmless requests about ${percent(REFUSED_SWISS)} are refused in Swiss German and ${percent(REFUSED_WRONGLY)} elsewhere.`,
      'What ought to be refused is refused equally often in every language: equal opportunity is kept while equalized odds is not.',
      'Between members and guests no disparity is shown.',
    ],
  },
};
