import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ngrams } from '../../../src/inference/engines/linear-ngrams.ts';
import { placedTokens, tokensOf } from '../../../src/inference/engines/linear-tokens.ts';
import { loadLinear } from '../../../src/inference/engines/linear.ts';
import { TINY_BUCKETS, TINY_LABELS, tinyLinearModel } from '../../support/models/tiny-linear-model.ts';

const facts = { labels: [...TINY_LABELS], activation: 'sigmoid' } as const;
const opened = () => loadLinear({ files: tinyLinearModel() }, facts);
const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** The format's page, word by word: n-grams as texts, each hashed by itself. */
function bucketsAsWritten(text: string): { words: Set<number>; characters: Set<number> } {
  const bucket = (prefix: number, gram: string): number => {
    let h = 0x811c9dc5;
    for (const byte of [prefix, ...new TextEncoder().encode(gram)]) h = Math.imul(h ^ byte, 0x01000193);
    h ^= h >>> 16;
    h = Math.imul(h, 0x85ebca6b);
    h ^= h >>> 13;
    h = Math.imul(h, 0xc2b2ae35);
    h ^= h >>> 16;
    return (h >>> 0) % TINY_BUCKETS;
  };
  const tokens = tokensOf(text);
  const framed = ['<', ...tokens, '>'];
  const pairs = framed.slice(1).map((second, at) => bucket(2, `${framed[at]} ${second}`));
  const grams = tokens.flatMap((token) => {
    const units = [...`<${token}>`];
    return [3, 4].flatMap((length) =>
      units.slice(length - 1).map((_, at) => bucket(3, units.slice(at, at + length).join(''))),
    );
  });
  return { words: new Set([...tokens.map((token) => bucket(1, token)), ...pairs]), characters: new Set(grams) };
}

const texts = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .array(fc.constantFrom('I', "don't", 'HATE', 'soooo', 'é', 'ﬁne', '…', "''", ' ', '\t', '?!', '日本', '😀', 'ŉ'), {
      maxLength: 20,
    })
    .map((parts) => parts.join('')),
);

describe('tokens', () => {
  it.each([
    ["Don't SHOUT!!", ["don't", 'shout', '!', '!']],
    ['soooo coooool', ['soo', 'cool']],
    ['Café – “naïve”', ['cafe', '-', '"', 'naive', '"']],
    ["it''s 'quoted'", ['it', "'", "'", 's', "'", 'quoted', "'"]],
    ['ﬁne ① 日本', ['fine', '1', '日本']],
    ['😀 \u{1f389}', ['😀', '🎉']],
    ['', []],
  ])('of %j', (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens);
  });

  it('are the same with places, which lie in the text in order', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const placed = placedTokens(text);
        expect(placed.map(({ token }) => token)).toEqual(tokensOf(text));
        for (const { from, to } of placed) expect(0 <= from && from < to && to <= text.length).toBe(true);
      }),
    );
    expect(placedTokens('So… ÉTÉEEEE!').map(({ from, to }) => 'So… ÉTÉEEEE!'.slice(from, to))).toContain('ÉTÉEEEE');
  });
});

describe('n-grams', () => {
  it('have the buckets that the format says, in one pass or word by word', () => {
    const ngrams = new Ngrams(TINY_BUCKETS);
    fc.assert(
      fc.property(texts, (text) => {
        ngrams.read(text);
        const { words, characters } = bucketsAsWritten(text);
        const { tokens, gramCount } = ngrams;
        expect(new Set([...ngrams.unigrams.slice(0, tokens), ...ngrams.pairs.slice(0, tokens + 1)])).toEqual(words);
        expect(new Set(ngrams.grams.slice(0, gramCount))).toEqual(characters);
      }),
    );
  });

  it('of known texts have known buckets of 2^19', () => {
    const ngrams = new Ngrams(2 ** 19);
    ngrams.read('I hate it');
    expect([...ngrams.unigrams.subarray(0, 3)]).toEqual(KNOWN.unigrams);
    expect([...ngrams.pairs.subarray(0, 4)]).toEqual(KNOWN.pairs);
    expect([...ngrams.grams.subarray(0, 3)]).toEqual(KNOWN.grams);
  });
});

/** Computed with the trainer, of which the browser's code is a second writing. */
const KNOWN = {
  unigrams: [122418, 136368, 521094],
  pairs: [74329, 367614, 522023, 331739],
  grams: [335250, 155862, 15484],
};

describe('a linear model', () => {
  it('scores as the format says, and the same alone as among others', async () => {
    const model = await opened();
    const some = ['You are kind', '', "soooo don't", 'été 😀', '?', 'a a a a'];
    const weights = new Int8Array((await tinyLinearModel().get('weights.bin')?.arrayBuffer()) ?? new ArrayBuffer(0));
    const { scores, tokens, truncated } = await model.classify(some);
    some.forEach((text, at) => {
      const { words, characters } = bucketsAsWritten(text);
      [0, 1].forEach((label) => {
        const part = (buckets: ReadonlySet<number>): number => {
          const sum = [...buckets].reduce((total, bucket) => total + weights[bucket * 2 + label], 0);
          return buckets.size === 0 ? 0 : sum / Math.sqrt(buckets.size);
        };
        const logit = [-0.5, 0.25][label] + [0.02, 0.05][label] * (part(words) + part(characters));
        const calibrated = [1.5, 0.75][label] * logit + [0.125, -0.25][label];
        expect(model.logits([text])[label]).toBeCloseTo(logit, 10);
        expect(scores[at * 2 + label]).toBeCloseTo(sigmoid(calibrated), 6);
      });
    });
    expect([...tokens]).toEqual(some.map((text) => tokensOf(text).length));
    expect([...truncated]).toEqual(some.map(() => 0));
  });

  it('explains a score: words and bias add up to it', async () => {
    const model = await opened();
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const { words, bias } = model.explain(text);
        const { scores } = await model.classify([text]);
        [0, 1].forEach((label) => {
          const logit = words.reduce((sum, { logits }) => sum + logits[label], bias[label]);
          expect(sigmoid(logit)).toBeCloseTo(scores[label], 4);
        });
      }),
    );
    expect(model.explain('you FOOL').words.map(({ from, to }) => [from, to])).toEqual([
      [0, 3],
      [4, 8],
    ]);
  });

  it('reads a text of megabytes', async () => {
    const model = await opened();
    const { scores, tokens } = await model.classify(['word '.repeat(200_000), 'word']);
    expect(tokens[0]).toBe(200_000);
    expect(scores[0]).toBeGreaterThan(0);
  });

  it.each([
    ['model/newer-version', tinyLinearModel({ format: 2 })],
    ['model/damaged-config', tinyLinearModel({ scale: [1] })],
    ['model/damaged-config', tinyLinearModel({ calibration: { slope: { toxicity: 1 } } })],
    ['model/damaged-config', tinyLinearModel({ buckets: 1000 })],
    ['model/no-external-data', tinyLinearModel({ weights: { file: 'other.bin' } })],
    ['model/truncated', tinyLinearModel().set('weights.bin', new Blob([new Uint8Array(100)]))],
    ['model/damaged', tinyLinearModel().set('weights.bin', new Blob([new Uint8Array(5000)]))],
    ['model/damaged-config', tinyLinearModel().set('config.json', new Blob(['{']))],
  ])('that is not whole is refused: %s', async (code, files) => {
    await expect(loadLinear({ files }, facts)).rejects.toMatchObject({ code });
  });
});
