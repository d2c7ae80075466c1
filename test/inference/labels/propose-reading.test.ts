import { describe, expect, it } from 'vitest';
import { LABEL_MAPPINGS } from '../../../src/inference/labels/mappings.ts';
import { proposeReading, usualActivation } from '../../../src/inference/labels/propose-reading.ts';

const read = (labels: readonly string[], name = 'model') => proposeReading({ labels, name });

describe('the reading of labels', () => {
  it.each([
    ['toxic-comment', ['toxic', 'severe_toxic', 'obscene', 'threat', 'insult', 'identity_hate'], 6],
    ['star-rating', ['1 star', '2 stars', '3 stars', '4 stars', '5 stars'], 2],
    ['sentiment-2', ['NEGATIVE', 'POSITIVE'], 1],
    ['sentiment-3', ['negative', 'neutral', 'positive'], 1],
    ['sentiment-5', ['Very Negative', 'Negative', 'Neutral', 'Positive', 'Very Positive'], 2],
    ['hate', ['nothate', 'hate'], 1],
    ['spam', ['ham', 'spam'], 1],
    ['prompt-injection', ['SAFE', 'INJECTION'], 1],
    ['entailment', ['contradiction', 'entailment', 'neutral'], 1],
    ['named-entities', ['O', 'B-PER', 'I-PER', 'B-ORG', 'I-ORG', 'B-LOC', 'I-LOC'], 0],
    ['text-risk', ['toxicity', 'hate', 'violence', 'prompt_injection'], 4],
    ['decision', ['0', '1'], 1],
    ['other', ['cat', 'dog'], 0],
  ])('%s', (mapping, labels, positives) => {
    const reading = read(labels);
    expect(reading.mapping).toBe(mapping);
    expect(reading.positive).toHaveLength(positives);
    expect(labels).toEqual(expect.arrayContaining([...reading.positive]));
  });

  it('leaves out labels that say whom a text mentions', () => {
    const toxicity = [
      'toxicity',
      'severe_toxicity',
      'obscene',
      'identity_attack',
      'insult',
      'threat',
      'sexual_explicit',
    ];
    const { mapping, positive } = read([...toxicity, 'male', 'female', 'muslim']);
    expect(mapping).toBe('unbiased-toxicity');
    expect(positive).toEqual(toxicity);
  });

  it('names numbered labels only of a model that is known by its name', () => {
    const labels = ['LABEL_0', 'LABEL_1', 'LABEL_2'];
    expect(read(labels, 'cardiffnlp/twitter-roberta-base-sentiment')).toMatchObject({
      mapping: 'sentiment-3',
      positive: ['LABEL_2'],
      names: { LABEL_0: 'negative', LABEL_1: 'neutral', LABEL_2: 'positive' },
    });
    expect(read(labels)).toMatchObject({ mapping: 'other', positive: [], names: {} });
  });

  it('takes a single label as what is found', () => {
    expect(read(['is_rude']).positive).toEqual(['is_rude']);
    expect(usualActivation({ labels: ['is_rude'], name: '' })).toBe('sigmoid');
  });

  it('knows every label that it calls positive, and each entry once', () => {
    const ids = LABEL_MAPPINGS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { positive, labels, open, numbered } of LABEL_MAPPINGS) {
      const known = new Set(labels.flat());
      if (open !== true) expect([...known]).toEqual(expect.arrayContaining([...positive]));
      for (const list of labels) {
        expect(list.every((label) => label === label.toLowerCase())).toBe(true);
      }
      for (const name of numbered?.names ?? []) expect(known.has(name)).toBe(true);
    }
  });
});
