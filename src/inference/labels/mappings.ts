import type { Activation } from '../../models.ts';

/** How the labels of a kind of model are read. An entry is plain data: adding a kind of model adds an entry. */
export interface LabelMapping {
  readonly id: string;
  /** What the positive labels speak for. */
  readonly finds: string;
  /** Labels, in small letters and with single blanks, of which a model of this kind has all of one list. */
  readonly labels: readonly (readonly string[])[];
  /** Those that count as a positive prediction. */
  readonly positive: readonly string[];
  /** Whether a positive prediction is good for whom the text is of. Null where that depends on the use. */
  readonly favourable: boolean | null;
  /** How scores are made where the configuration does not say. */
  readonly activation: Activation;
  /** Whether labels beyond the list are allowed. */
  readonly open?: true;
  /** Which known model the meaning of numbered labels is taken from, by a part of its name. */
  readonly numbered?: { readonly model: RegExp; readonly names: readonly string[] };
}

const NER_TYPES = ['per', 'org', 'loc'];

/** The registry, the narrower entries before the wider ones. */
export const LABEL_MAPPINGS: readonly LabelMapping[] = [
  {
    id: 'text-risk',
    finds: 'toxicity, hate, violence or prompt injection',
    labels: [['toxicity', 'hate', 'violence', 'prompt_injection']],
    positive: ['toxicity', 'hate', 'violence', 'prompt_injection'],
    favourable: false,
    activation: 'sigmoid',
  },
  {
    id: 'unbiased-toxicity',
    finds: 'toxicity',
    // Its other labels are identities that a text mentions, which say nothing of how toxic it is.
    labels: [['toxicity', 'severe_toxicity', 'obscene', 'identity_attack', 'insult', 'threat']],
    positive: ['toxicity', 'severe_toxicity', 'obscene', 'identity_attack', 'insult', 'threat', 'sexual_explicit'],
    favourable: false,
    activation: 'sigmoid',
    open: true,
  },
  {
    id: 'toxic-comment',
    finds: 'toxicity',
    labels: [['toxic', 'severe_toxic', 'obscene', 'threat', 'insult', 'identity_hate']],
    positive: ['toxic', 'severe_toxic', 'obscene', 'threat', 'insult', 'identity_hate'],
    favourable: false,
    activation: 'sigmoid',
  },
  {
    id: 'toxicity',
    finds: 'toxicity',
    labels: [
      ['toxic', 'neutral'],
      ['toxic', 'non-toxic'],
      ['toxic', 'nontoxic'],
      ['toxic', 'not toxic'],
      ['toxic', 'not_toxic'],
      ['toxic', 'non_toxic'],
      ['toxic'],
      ['toxicity'],
    ],
    positive: ['toxic', 'toxicity'],
    favourable: false,
    activation: 'softmax',
  },
  {
    id: 'hate',
    finds: 'hate speech',
    labels: [
      ['hate', 'nothate'],
      ['hate', 'non-hate'],
      ['hate', 'not-hate'],
      ['hate', 'not_hate'],
      ['hate', 'noht'],
      ['hate speech', 'offensive language', 'neither'],
      ['hate speech', 'offensive', 'normal'],
      ['hate speech', 'normal', 'offensive'],
      ['hateful', 'non-hateful'],
      ['hateful', 'targeted', 'aggressive'],
      ['hate'],
    ],
    positive: ['hate', 'hate speech', 'hateful'],
    favourable: false,
    activation: 'softmax',
  },
  {
    id: 'offensive',
    finds: 'offensive language',
    labels: [
      ['offensive', 'non-offensive'],
      ['offensive', 'not-offensive'],
      ['off', 'not'],
    ],
    positive: ['offensive', 'off'],
    favourable: false,
    activation: 'softmax',
  },
  {
    id: 'prompt-injection',
    finds: 'prompt injection',
    labels: [
      ['safe', 'injection'],
      ['legit', 'injection'],
      ['benign', 'injection', 'jailbreak'],
      ['benign', 'malicious'],
      ['benign', 'jailbreak'],
      ['safe', 'jailbreak'],
    ],
    positive: ['injection', 'jailbreak', 'malicious'],
    favourable: false,
    activation: 'softmax',
  },
  {
    id: 'spam',
    finds: 'spam',
    labels: [
      ['ham', 'spam'],
      ['not spam', 'spam'],
      ['not_spam', 'spam'],
    ],
    positive: ['spam'],
    favourable: false,
    activation: 'softmax',
    numbered: { model: /spam/i, names: ['ham', 'spam'] },
  },
  {
    id: 'star-rating',
    finds: 'a rating of 4 or 5 stars',
    labels: [['1 star', '2 stars', '3 stars', '4 stars', '5 stars']],
    positive: ['4 stars', '5 stars'],
    favourable: true,
    activation: 'softmax',
  },
  {
    id: 'sentiment-5',
    finds: 'positive sentiment',
    labels: [['very negative', 'negative', 'neutral', 'positive', 'very positive']],
    positive: ['positive', 'very positive'],
    favourable: true,
    activation: 'softmax',
  },
  {
    id: 'sentiment-3',
    finds: 'positive sentiment',
    labels: [
      ['negative', 'neutral', 'positive'],
      ['neg', 'neu', 'pos'],
      ['bearish', 'neutral', 'bullish'],
    ],
    positive: ['positive', 'pos', 'bullish'],
    favourable: true,
    activation: 'softmax',
    numbered: { model: /twitter-roberta-base-sentiment(?!-latest)/i, names: ['negative', 'neutral', 'positive'] },
  },
  {
    id: 'sentiment-2',
    finds: 'positive sentiment',
    labels: [
      ['negative', 'positive'],
      ['neg', 'pos'],
    ],
    positive: ['positive', 'pos'],
    favourable: true,
    activation: 'softmax',
    numbered: { model: /sst-?2|imdb|sentiment/i, names: ['negative', 'positive'] },
  },
  {
    id: 'emotion',
    finds: 'anger',
    labels: [
      ['sadness', 'joy', 'love', 'anger', 'fear', 'surprise'],
      ['anger', 'disgust', 'fear', 'joy', 'neutral', 'sadness', 'surprise'],
    ],
    positive: ['anger'],
    favourable: null,
    activation: 'softmax',
  },
  {
    id: 'emotion-28',
    finds: 'anger',
    labels: [['admiration', 'amusement', 'anger', 'annoyance', 'approval', 'neutral', 'remorse']],
    positive: ['anger', 'annoyance'],
    favourable: null,
    activation: 'sigmoid',
    open: true,
  },
  {
    id: 'entailment',
    finds: 'entailment',
    labels: [
      ['entailment', 'neutral', 'contradiction'],
      ['entailment', 'not_entailment'],
      ['entailment', 'contradiction'],
    ],
    positive: ['entailment'],
    favourable: null,
    activation: 'softmax',
  },
  {
    id: 'named-entities',
    finds: 'a name of a person, an organisation or a place',
    labels: [NER_TYPES, ['person', 'organization', 'location'], ['private_person', 'private_email']],
    positive: [],
    favourable: null,
    activation: 'softmax',
    open: true,
  },
  {
    id: 'decision',
    finds: 'the positive outcome',
    labels: [
      ['no', 'yes'],
      ['false', 'true'],
      ['0', '1'],
      ['-1', '1'],
      ['reject', 'accept'],
      ['rejected', 'accepted'],
      ['rejected', 'approved'],
      ['denied', 'approved'],
      ['<=50k', '>50k'],
    ],
    positive: ['yes', 'true', '1', 'accept', 'accepted', 'approved', '>50k'],
    favourable: null,
    activation: 'softmax',
  },
];
