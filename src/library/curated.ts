/** A model that the page suggests. What cannot be known without asking the hub is read from its answer, and shown as such. */
export interface CuratedModel {
  readonly repo: string;
  /** What it is for; the words are in `messages/library.ts`. */
  readonly purpose: 'toxicity' | 'hate' | 'sentiment' | 'stars' | 'zero-shot' | 'names' | 'tweets' | 'many-names';
}

export const CURATED: readonly CuratedModel[] = [
  { repo: 'Xenova/toxic-bert', purpose: 'toxicity' },
  { repo: 'TaiwoOgun/minilm-hate-speech-onnx', purpose: 'hate' },
  { repo: 'Xenova/distilbert-base-uncased-finetuned-sst-2-english', purpose: 'sentiment' },
  { repo: 'Xenova/twitter-roberta-base-sentiment-latest', purpose: 'tweets' },
  { repo: 'Xenova/bert-base-multilingual-uncased-sentiment', purpose: 'stars' },
  { repo: 'Xenova/nli-deberta-v3-xsmall', purpose: 'zero-shot' },
  { repo: 'Xenova/bert-base-NER', purpose: 'names' },
  { repo: 'Xenova/bert-base-multilingual-cased-ner-hrl', purpose: 'many-names' },
];
