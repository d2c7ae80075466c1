import { describe, expect, it } from 'vitest';
import { auditClassifierBias } from '../../src/robustness/audit-classifier-bias.ts';
import type { BiasAudit } from '../../src/robustness/bias-audit.ts';
import { auditedOutputs } from '../../src/robustness/outputs.ts';
import type { ClassifyTexts } from '../../src/robustness/scoring/score-book.ts';
import { wordsOf } from '../../src/robustness/swaps/words.ts';

const LABELS = ['toxicity'];
const OUTPUTS = auditedOutputs(LABELS, 'sigmoid');
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** What words add to the logit: insults a lot, and whatever a test adds. */
const INSULTS = [
  'liar',
  'liars',
  'fool',
  'idiot',
  'pathetic',
  'worthless',
  'disgusting',
  'stupid',
  'hate',
  'filthy',
  'moron',
  'dumb',
  'parasites',
  'losers',
  'clown',
  'ruin',
  'spit',
  'ugly',
  'crooks',
];

function weightOf(word: string, extra: Readonly<Record<string, number>>): number {
  return (INSULTS.includes(word) ? 4 : 0) + (extra[word] ?? 0);
}

const scoreOf = (text: string, extra: Readonly<Record<string, number>>): number =>
  logistic(wordsOf(text).reduce((sum, { lower }) => sum + weightOf(lower, extra), -3));

/** A classifier that adds up words, and remembers what it was asked. */
function classifier(extra: Readonly<Record<string, number>> = {}): { classify: ClassifyTexts; asked: string[] } {
  const asked: string[] = [];
  const classify: ClassifyTexts = (texts) => {
    asked.push(...texts);
    return Promise.resolve({
      scores: Float32Array.from(texts, (text) => scoreOf(text, extra)),
      truncated: new Uint8Array(texts.length),
    });
  };
  return { classify, asked };
}

const shownIn = (audit: BiasAudit): string[] =>
  audit.outputs[0].templates!.shifts.flatMap(({ groups }) =>
    groups.filter(({ verdict }) => verdict === 'shown').map(({ group }) => group),
  );

describe('an audit with sentences of our own', () => {
  it('scores every text once and shows nothing for a classifier that ignores terms', async () => {
    const { classify, asked } = classifier();
    const audit = await auditClassifierBias(classify, { labels: LABELS, outputs: OUTPUTS });
    expect(new Set(asked).size).toBe(asked.length);
    expect(audit.scoring).toMatchObject({ distinct: asked.length, failed: 0, truncated: 0 });
    expect(audit.scoring.asked).toBeGreaterThan(asked.length);
    expect(audit.templates).toBe(60);
    for (const { groups, gap } of audit.outputs[0].templates!.shifts) {
      expect(gap).toMatchObject({ value: 0 });
      expect(groups.every(({ verdict, same }) => verdict === 'ruledOut' && same === 60)).toBe(true);
    }
    expect(audit.outputs[0].templates!.pinned).toEqual([]);
    expect(audit.outputs[0].templateLabels!.groups.every(({ verdict }) => verdict !== 'shown')).toBe(true);
  });

  it('shows the groups whose terms raise the score, and no others of their dimension, and pins it to the term', async () => {
    const { classify } = classifier({ muslim: 2.5, muslims: 2.5 });
    const audit = await auditClassifierBias(classify, { labels: LABELS, outputs: OUTPUTS });
    expect(shownIn(audit)).toEqual(['muslim']);
    const religion = audit.outputs[0].templates!.shifts.find(({ dimension }) => dimension === 'religion')!;
    const muslim = religion.groups.find(({ group }) => group === 'muslim')!;
    expect(muslim.lower).toBe(0);
    expect(muslim.raised).toMatchObject({ kind: 'defined' });
    const [pinned] = audit.outputs[0].templates!.pinned;
    expect(pinned).toMatchObject({ term: 'en/muslim', unit: 'score' });
    expect(pinned.termEffect).toBeCloseTo(pinned.score - scoreOf(pinned.text!.replace(/Muslims?/, ''), {}), 5);
    expect(pinned.words.filter(({ isTerm }) => isTerm)).toHaveLength(1);
    expect(pinned.termShare).toBeGreaterThan(0.3);
  });

  it('takes the model’s own account of its words where it gives one', async () => {
    const extra = { muslim: 2, muslims: 2 };
    const audit = await auditClassifierBias(
      classifier(extra).classify,
      { labels: LABELS, outputs: OUTPUTS, dimensions: ['religion'] },
      {
        explain: (text) => ({
          bias: Float32Array.of(-3),
          words: wordsOf(text).map(({ from, to, lower }) => ({
            from,
            to,
            logits: Float32Array.of(weightOf(lower, extra)),
          })),
        }),
      },
    );
    const pinned = audit.outputs[0].templates!.pinned.find(({ term }) => term === 'en/muslim')!;
    expect(pinned).toMatchObject({ unit: 'logit', termEffect: 2 });
    const others = wordsOf(pinned.text!).filter(({ lower }) => INSULTS.includes(lower)).length;
    expect(pinned.termShare).toBeCloseTo(2 / (2 + 4 * others), 6);
  });
});

describe('an audit of texts from data', () => {
  const texts = [
    ...Array.from({ length: 30 }, (_, at) => `Number ${at}: the ${at % 2 ? 'Muslims' : 'Hindus'} of the town met.`),
    'Number 1: the Muslims of the town met.',
    'Muslims and Hindus met.',
    'Nothing is said of anyone.',
    '',
  ];

  it('swaps terms in place, counts what was left out, and keeps the words of the rows', async () => {
    const { classify, asked } = classifier({ sikhs: 4 });
    const audit = await auditClassifierBias(classify, {
      labels: LABELS,
      outputs: OUTPUTS,
      templates: false,
      texts,
      dimensions: ['religion', 'age'],
    });
    expect(asked).toContain('Number 3: the Sikhs of the town met.');
    expect(audit.swaps!.accounts[0]).toEqual({
      dimension: 'religion',
      holding: 31,
      swapped: 30,
      leftOut: { 'several-of-a-kind': 1 },
    });
    expect(audit.swaps!.accounts[1]).toMatchObject({ holding: 0, swapped: 0 });
    const [religion] = audit.outputs[0].swaps!.shifts;
    expect(religion).toMatchObject({ flipsFrom: 'original', items: 30 });
    const sikh = religion.groups.find(({ group }) => group === 'sikh')!;
    expect(sikh).toMatchObject({ verdict: 'shown', higher: 30, raised: { value: 1 } });
    expect(audit.outputs[0].swaps!.pinned[0]).toMatchObject({ text: null, words: [], term: 'en/sikh' });
    expect(JSON.stringify(audit)).not.toContain('of the town');
  });

  it('compares labelled texts by the groups that they name', async () => {
    const labelled = Array.from(
      { length: 200 },
      (_, at) => `Text ${at}: ${at % 4 === 0 ? 'the Sikhs' : 'they'} are ${at % 3 ? 'late' : 'stupid'}.`,
    );
    const audit = await auditClassifierBias(classifier({ sikhs: 2 }).classify, {
      labels: LABELS,
      outputs: OUTPUTS,
      templates: false,
      labelled: {
        texts: labelled,
        labels: [{ name: 'toxicity', labels: Uint8Array.from(labelled, (_, at) => (at % 3 ? 0 : 1)) }],
      },
    });
    const { bias, column } = audit.outputs[0].labelled!;
    expect(column).toBe('toxicity');
    expect(bias.groups).toMatchObject([{ id: 'religion/sikh', verdict: 'shown', negativeGap: { value: 0.5 } }]);
  });
});

describe('running', () => {
  it('tells how far it is, and stops when it is asked to', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const run = auditClassifierBias(
      classifier().classify,
      { labels: LABELS, outputs: OUTPUTS },
      {
        signal: stop.signal,
        onProgress: ({ done, total }) => {
          seen.push(done);
          expect(done).toBeLessThanOrEqual(total);
          if (seen.length === 2) stop.abort();
        },
      },
    );
    await expect(run).rejects.toMatchObject({ code: 'job/cancelled' });
    expect(seen).toEqual([512, 1024]);
  });

  it('goes on where the classifier fails at some texts, and says of how many', async () => {
    const { classify } = classifier();
    const audit = await auditClassifierBias(
      async (texts) => {
        const { scores, truncated } = await classify(texts);
        texts.forEach((text, at) => /survey/.test(text) && (scores[at] = Number.NaN));
        return { scores, truncated };
      },
      { labels: LABELS, outputs: OUTPUTS, dimensions: ['age'] },
    );
    expect(audit.outputs[0].templates!.shifts[0]).toMatchObject({ items: 59, failed: 1 });
    expect(audit.scoring.failed).toBeGreaterThan(0);
    expect(audit.outputs[0].templateLabels!.leftOut.failed).toBeGreaterThan(0);
  });
});

describe('the outputs of a classifier', () => {
  it('are its positive labels together where labels exclude each other, and each by itself otherwise', () => {
    const reading = { finds: 'toxicity', positive: ['toxic', 'severe'], thresholds: { severe: 0.7 }, names: {} };
    expect(auditedOutputs(['ok', 'toxic', 'severe'], 'softmax', reading)).toEqual([
      { name: 'toxicity', labels: [1, 2], combine: 'sum', threshold: 0.5, findsAbuse: true },
    ]);
    expect(auditedOutputs(['toxic', 'severe', 'other'], 'sigmoid', reading)).toMatchObject([
      { name: 'toxic', labels: [0], threshold: 0.5, findsAbuse: true },
      { name: 'severe', labels: [1], threshold: 0.7, findsAbuse: false },
    ]);
    expect(auditedOutputs(['joy', 'anger'], 'sigmoid')).toMatchObject([{ findsAbuse: false }, { findsAbuse: false }]);
    expect(auditedOutputs(['non-toxic'], 'sigmoid')).toMatchObject([{ findsAbuse: false }]);
  });
});
