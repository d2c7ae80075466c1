import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchesOf, padBatch, type Piece } from '../../../src/inference/engines/token-batches.ts';
import { TokenBudget } from '../../../src/inference/engines/token-budget.ts';
import { firstTokens, frameOf, type Tokenizer } from '../../../src/inference/engines/tokens.ts';
import { weightsFile } from '../../../src/inference/engines/weights-file.ts';
import { reachOf, windowRuleOf, windowsOver } from '../../../src/inference/engines/windows.ts';

/** A tokenizer of words, each of its own number, that counts the characters it is given. */
function wordTokenizer(): Tokenizer & { read: number } {
  const tokenizer = {
    pad_token_id: 0,
    padding_side: 'right',
    read: 0,
    encode: (text: string, { add_special_tokens: framed = true } = {}): number[] => {
      tokenizer.read += text.length;
      const words = text.split(/\s+/).filter((word) => word !== '');
      const ids = words.map((word) => 10 + Array.from(word).reduce((sum, one) => sum * 31 + one.charCodeAt(0), 0));
      return framed ? [1, ...ids, 2, 3] : ids;
    },
  };
  return tokenizer;
}

describe('the tokens of a text', () => {
  it('are framed as the tokenizer frames them', () => {
    expect(frameOf(wordTokenizer())).toEqual({ before: [1], after: [2, 3] });
  });

  it('are those of the whole text as far as they are wanted, however long it is', () => {
    const word = fc.stringMatching(/^[a-z]{1,30}$/);
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 200 }),
        fc.nat(40),
        fc.constantFrom(' ', '   ', '\n'),
        (words, most, blank) => {
          const text = words.join(blank);
          const tokenizer = wordTokenizer();
          const all = tokenizer.encode(text, { add_special_tokens: false });
          const first = firstTokens(tokenizer, text, most);
          expect(first).toEqual(all.slice(0, first.length));
          expect(first.length).toBeGreaterThanOrEqual(Math.min(all.length, most + 1));
        },
      ),
    );
  });

  it('are not looked for in all of a text of megabytes', () => {
    const tokenizer = wordTokenizer();
    firstTokens(tokenizer, 'a few words '.repeat(400_000), 200);
    expect(tokenizer.read).toBeLessThan(10_000);
  });
});

describe('windows', () => {
  const rule = fc
    .record({
      window: fc.integer({ min: 1, max: 70 }),
      stride: fc.integer({ min: 1, max: 70 }),
      windows: fc.integer({ min: 1, max: 6 }),
    })
    .filter(({ window, stride }) => stride <= window);

  it('cover every token as far as they reach, none of them twice without need', () => {
    fc.assert(
      fc.property(rule, fc.nat(500), (own, tokens) => {
        const reached = Math.min(tokens, reachOf(own));
        const ranges = windowsOver(reached, own);
        const covered = new Set(
          ranges.flatMap(([from, to]) => Array.from({ length: to - from }, (_, at) => from + at)),
        );
        expect(covered.size).toBe(reached);
        expect(ranges.length).toBeLessThanOrEqual(own.windows);
        expect(ranges.every(([from, to]) => to - from <= own.window && (to > from || tokens === 0))).toBe(true);
        if (ranges.length > 1) expect(ranges.at(-2)![1]).toBeLessThan(reached);
      }),
    );
  });

  it('are taken from the configuration where they make sense there', () => {
    expect(windowRuleOf({ evenhand: { window: 62, stride: 46, windows: 4 } })).toEqual({
      window: 62,
      stride: 46,
      windows: 4,
    });
    for (const evenhand of [
      undefined,
      null,
      1,
      {},
      { window: 62, stride: 0, windows: 4 },
      { window: 4, stride: 8, windows: 2 },
    ]) {
      expect(windowRuleOf({ evenhand })).toBeNull();
    }
    expect(windowRuleOf(null)).toBeNull();
  });
});

describe('batches', () => {
  const pieces = fc
    .array(fc.integer({ min: 1, max: 90 }), { maxLength: 60 })
    .map((lengths) =>
      lengths.map((length, text): Piece => ({ text, ids: Array.from({ length }, (_, at) => text * 1000 + at + 1) })),
    );

  it('hold every piece once, and no more padded tokens than they may', () => {
    fc.assert(
      fc.property(pieces, fc.integer({ min: 1, max: 300 }), (all, cells) => {
        const batches = [...batchesOf(all, () => cells)];
        expect(
          batches
            .flat()
            .map(({ text }) => text)
            .toSorted((one, other) => one - other),
        ).toEqual(all.map(({ text }) => text));
        for (const batch of batches) {
          const longest = Math.max(...batch.map(({ ids }) => ids.length));
          if (batch.length > 1) expect(longest * batch.length).toBeLessThanOrEqual(cells);
        }
      }),
    );
  });

  it('are padded on the side of the tokenizer, with a mask over what is not padding', () => {
    fc.assert(
      fc.property(
        pieces.filter((all) => all.length > 0),
        fc.constantFrom(0, 7),
        fc.boolean(),
        (all, padding, onLeft) => {
          const { ids, mask, shape } = padBatch(all, padding, onLeft);
          const [rows, width] = shape;
          expect(rows).toBe(all.length);
          all.forEach((piece, row) => {
            const pad = Array.from({ length: width - piece.ids.length }, () => padding);
            const own = onLeft ? [...pad, ...piece.ids] : [...piece.ids, ...pad];
            expect([...ids.subarray(row * width, (row + 1) * width)]).toEqual(own.map(BigInt));
            const of = piece.ids.map(() => 1);
            const masked = onLeft ? [...pad.map(() => 0), ...of] : [...of, ...pad.map(() => 0)];
            expect([...mask.subarray(row * width, (row + 1) * width)]).toEqual(masked.map(BigInt));
          });
        },
      ),
    );
  });
});

describe('the budget of a batch', () => {
  const bounds = { start: 512, least: 128, most: 4096 };
  /** Works on full batches with a pace of its own for each budget, tokens a millisecond. */
  function settle(paceAt: (cells: number) => number): number {
    const budget = new TokenBudget(bounds);
    for (let batch = 0; batch < 60; batch++) budget.observe(budget.cells, budget.cells / paceAt(budget.cells));
    return budget.cells;
  }

  it('settles where batches are fastest', () => {
    expect(settle((cells) => Math.min(cells, 2048))).toBe(2048);
    expect(settle((cells) => 1 / Math.max(cells, 256))).toBe(256);
    expect(settle(() => 1)).toBe(512);
    expect(settle((cells) => cells)).toBe(4096);
    expect(settle((cells) => 1 / cells)).toBe(128);
  });

  it('learns nothing of batches that are not full', () => {
    const budget = new TokenBudget(bounds);
    for (let batch = 0; batch < 60; batch++) budget.observe(100, 1);
    expect(budget.cells).toBe(512);
  });
});

describe('the file of weights', () => {
  const weights = [
    { type: 'fp32', path: 'onnx/model.onnx', bytes: 4 },
    { type: 'q8', path: 'onnx/model_quantized.onnx', bytes: 1 },
    { type: 'q4', path: 'other/net_O3.onnx', bytes: 1 },
  ] as const;

  it.each([
    ['q8' as const, { dtype: 'q8', subfolder: 'onnx', model_file_name: 'model' }],
    ['q4' as const, { dtype: 'fp32', subfolder: 'other', model_file_name: 'net_O3' }],
    [null, { dtype: 'fp32', subfolder: 'onnx', model_file_name: 'model', use_external_data_format: true }],
  ])('is told to the library: %s', (type, expected) => {
    const files = new Map([['onnx/model.onnx_data', new Blob()]]);
    expect(weightsFile(weights, type, files)).toEqual(expected);
  });
});
