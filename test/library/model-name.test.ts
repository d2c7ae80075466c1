import { describe, expect, it } from 'vitest';
import { readModelName } from '../../src/library/hub/model-id.ts';

describe('a model that is typed', () => {
  it.each([
    ['Xenova/toxic-bert', 'Xenova/toxic-bert', 'main'],
    ['  Xenova/bert-base-NER@v1.2 ', 'Xenova/bert-base-NER', 'v1.2'],
    ['https://huggingface.co/Xenova/toxic-bert', 'Xenova/toxic-bert', 'main'],
    ['https://huggingface.co/Xenova/toxic-bert/tree/refs%2Fpr%2F1?x=1', 'Xenova/toxic-bert', 'refs/pr/1'],
    ['https://huggingface.co/a/b/blob/0123abc/onnx/model.onnx', 'a/b', '0123abc'],
  ])('%s', (typed, repo, revision) => expect(readModelName(typed)).toEqual({ repo, revision }));

  it.each([
    '',
    'toxic-bert',
    'a/b/c',
    '../../x',
    'a/..',
    'a/b@',
    'a b/c',
    `${'a'.repeat(200)}/b`,
    'javascript:alert(1)//a/b',
  ])('that is none: %s', (typed) => expect(readModelName(typed)).toBeNull());
});
