import type { ModelTask } from '../../models.ts';

/** Types of text models that the library classifies with, by the name that its classes begin with. */
const TEXT_MODELS: Readonly<Record<string, string>> = {
  bert: 'Bert',
  eurobert: 'EuroBert',
  neobert: 'NeoBert',
  modernbert: 'ModernBert',
  roformer: 'RoFormer',
  electra: 'Electra',
  esm: 'Esm',
  convbert: 'ConvBert',
  camembert: 'Camembert',
  deberta: 'Deberta',
  'deberta-v2': 'DebertaV2',
  mpnet: 'MPNet',
  albert: 'Albert',
  distilbert: 'DistilBert',
  roberta: 'Roberta',
  xlm: 'XLM',
  'xlm-roberta': 'XLMRoberta',
  bart: 'Bart',
  mbart: 'MBart',
  mobilebert: 'MobileBert',
  squeezebert: 'SqueezeBert',
};

/** Models that read words but classify no whole texts, and the other way round. */
const ONLY_WORDS = ['OpenAIPrivacyFilterForTokenClassification'];
const ONLY_TEXTS = ['Albert', 'Bart', 'MBart', 'MobileBert', 'SqueezeBert'];

/** Models whose positions are counted from behind the padding token, so that they have two fewer than they say. */
const SHIFTED = new Set(['roberta', 'xlm-roberta', 'camembert', 'mpnet']);

export interface Architecture {
  readonly name: string;
  readonly task: ModelTask;
}

/** Types that are known, as their configurations name them. */
export const KNOWN_TYPES: readonly string[] = Object.keys(TEXT_MODELS);

/**
 * What an architecture does; `other` where it is known to do something else, null where it is not known.
 */
export function taskOfArchitecture(name: string): ModelTask | 'other' | null {
  if (ONLY_WORDS.includes(name)) return 'token-classification';
  const prefix = Object.values(TEXT_MODELS)
    .filter((own) => name.startsWith(own))
    .reduce((longest, own) => (own.length > longest.length ? own : longest), '');
  const rest = name.slice(prefix.length);
  if (prefix !== '') {
    if (rest === 'ForSequenceClassification') return 'text-classification';
    if (rest === 'ForTokenClassification' && !ONLY_TEXTS.includes(prefix)) return 'token-classification';
    if (rest === 'Model') return 'feature-extraction';
  }
  const isClassifier = /For(Sequence|Token)Classification$/.test(name);
  return !isClassifier && /For[A-Z]|LMHead|MTModel$|Processor$/.test(name) ? 'other' : null;
}

/** The architecture of a configuration that names none: of a known type, a classifier of texts. */
export function architectureOfType(type: unknown): string | null {
  const known = typeof type === 'string' && Object.hasOwn(TEXT_MODELS, type);
  return known ? `${TEXT_MODELS[type]}ForSequenceClassification` : null;
}

/** How many tokens the positions of a model reach. */
export function positionsOf(config: Readonly<Record<string, unknown>>): number | null {
  const { max_position_embeddings: positions, model_type: type } = config;
  if (typeof positions !== 'number' || positions <= 2) return null;
  return typeof type === 'string' && SHIFTED.has(type) ? positions - 2 : positions;
}
