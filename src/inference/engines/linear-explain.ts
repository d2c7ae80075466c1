import type { TextContributions, WordContribution } from '../../models.ts';
import type { LinearFormat } from './linear-format.ts';
import type { Ngrams } from './linear-ngrams.ts';
import { placedTokens } from './linear-tokens.ts';

/**
 * What each word of a text adds to the calibrated logits. The term of an n-gram that several words made is shared equally among
 * them, so that the words and the bias add up to the logits.
 */
export function explainLinear(
  text: string,
  ngrams: Ngrams,
  weights: Int8Array,
  format: LinearFormat,
): TextContributions {
  const { biases, calibration } = format;
  ngrams.read(text);
  const width = biases.length;
  const words: WordContribution[] = placedTokens(text).map(({ from, to }) => ({
    from,
    to,
    logits: new Float32Array(width),
  }));
  const bias = Float32Array.from(biases, (value, at) => calibration.slopes[at] * value + calibration.intercepts[at]);
  const share = (makers: ReadonlyMap<number, ReadonlySet<number>>): void => {
    for (const [bucket, tokens] of makers) {
      for (let label = 0; label < width; label++) {
        const term = factorOf(format, label) * (weights[bucket * width + label] / Math.sqrt(makers.size));
        // The pair of beginning and end, which alone an empty text has, is of no word.
        if (tokens.size === 0) bias[label] += term;
        for (const token of tokens) words[token].logits[label] += term / tokens.size;
      }
    }
  };
  share(wordMakers(ngrams));
  share(gramMakers(ngrams));
  return { words, bias };
}

const factorOf = ({ scales, calibration }: LinearFormat, label: number): number =>
  scales[label] * calibration.slopes[label];

/** By bucket of words and pairs, the tokens that made it. */
function wordMakers({ tokens, unigrams, pairs }: Ngrams): ReadonlyMap<number, ReadonlySet<number>> {
  const makers = new Map<number, Set<number>>();
  for (let token = 0; token < tokens; token++) addMakers(makers, unigrams[token], [token]);
  for (let place = 0; place <= tokens; place++) {
    addMakers(
      makers,
      pairs[place],
      [place - 1, place].filter((token) => token >= 0 && token < tokens),
    );
  }
  return makers;
}

function gramMakers({ grams, owners, gramCount }: Ngrams): ReadonlyMap<number, ReadonlySet<number>> {
  const makers = new Map<number, Set<number>>();
  for (let at = 0; at < gramCount; at++) addMakers(makers, grams[at], [owners[at]]);
  return makers;
}

function addMakers(makers: Map<number, Set<number>>, bucket: number, tokens: readonly number[]): void {
  const found = makers.get(bucket) ?? new Set();
  tokens.forEach((token) => found.add(token));
  makers.set(bucket, found);
}
