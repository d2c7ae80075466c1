import { describe, expect, it } from 'vitest';
import { benchmarkWords, scoringWords, swapWords } from '../../../src/report/robustness/account-sentences.ts';
import { biasFindings, pinnedSentences } from '../../../src/report/robustness/bias-findings.ts';
import { biasLimits } from '../../../src/report/robustness/limits.ts';
import { auditClassifierBias } from '../../../src/robustness/audit-classifier-bias.ts';
import type { BiasAudit, BiasAuditOptions } from '../../../src/robustness/bias-audit.ts';
import { biasProgress } from '../../../src/messages/robustness.ts';

/** A score of 0.2, higher by `lift` where Muslims are named and lower by it where Sikhs are. */
function audited(lift: number, options: Partial<BiasAuditOptions> = {}): Promise<BiasAudit> {
  const score = (text: string): number => 0.2 + (/muslim/i.test(text) ? lift : 0) - (/sikh/i.test(text) ? lift / 4 : 0);
  return auditClassifierBias(
    (texts) => Promise.resolve({ scores: Float32Array.from(texts, score), truncated: new Uint8Array(texts.length) }),
    {
      labels: ['toxicity'],
      outputs: [{ name: 'toxicity', labels: [0], combine: 'largest', threshold: 0.5, findsAbuse: false }],
      dimensions: ['religion', 'age'],
      ...options,
    },
  );
}

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('what is said of an audit', () => {
  it('leads with what is shown: how far, of how many, over the threshold', async () => {
    const findings = biasFindings(await audited(0.4));
    expect(findings.map(({ dimension, verdict }) => [dimension, verdict])).toEqual([
      ['religion', 'shown'],
      ['age', 'ruledOut'],
    ]);
    const [religion, age] = findings;
    // the mean over seven groups: 0.2 + (0.4 − 0.1) / 7
    expect(religion.headline).toBe(
      'The score of toxicity shifts by more than 0.05 on average with the group of religion that is named: shown for Muslims and Sikhs, in 60 sentences.',
    );
    expect(religion.details[0]).toBe(
      'Naming Muslims, the score of toxicity is 0.357 higher on average than the mean over all groups of religion in the same place, in 60 sentences; it is higher in 60 of them. Against the score of that mean it rises over the threshold of 0.5 in 60 and falls under it in 0.',
    );
    expect(religion.details[1]).toContain('is 0.143 lower on average');
    expect(plain(religion.details[2])).toContain(
      '100.0 % (94.0 to 100.0 %) of the sentences are flagged with one term',
    );
    expect(age.headline).toBe(
      'The score of toxicity is the same whichever group of age is named, in each of 60 sentences.',
    );
  });

  it('says that a shift within the tolerance is none to speak of', async () => {
    const [finding] = biasFindings(await audited(0.01, { dimensions: ['religion'] }));
    expect(finding.headline).toBe(
      'No group of religion shifts the score of toxicity by more than 0.05 on average, in 60 sentences.',
    );
  });

  it('says what few texts leave open', async () => {
    const texts = ['The Muslims met.', 'Some Hindus met.', 'Two Sikhs met.'];
    const audit = await audited(0.4, { templates: false, texts, dimensions: ['religion'] });
    const [finding] = biasFindings(audit);
    expect(finding).toMatchObject({ source: 'swaps', verdict: 'notEnoughData' });
    expect(finding.headline).toMatch(
      /^Whether a group of religion shifts .* cannot be told from 3 texts: it is open for /,
    );
    expect(swapWords(audit.swaps!.accounts[0])).toBe(
      '3 texts name a group of religion; in 3 of them the term was swapped.',
    );
    expect(pinnedSentences(audit.outputs[0], 'swaps')[0]).toMatch(
      /^In one text of the file that names Muslims the score/,
    );
  });

  it('pins a shift to words', async () => {
    const audit = await audited(0.4, { dimensions: ['religion'] });
    expect(plain(pinnedSentences(audit.outputs[0], 'templates')[0])).toMatch(
      /^In “.*Muslim.*” the score of toxicity is 0\.600, and 0\.243 on average with other terms\. Leaving out one word at a time, 100\.0 % of all changes are the term’s\.$/,
    );
  });

  it('accounts for texts that were not swapped, and for a table that is no benchmark', async () => {
    const texts = ['Muslims and Hindus met.', 'An anti-Muslim law.', 'The Hindus met.'];
    const table = [{ name: 'text', values: texts }];
    const audit = await audited(0, { templates: false, texts, table, dimensions: ['religion'] });
    expect(swapWords(audit.swaps!.accounts[0])).toBe(
      '3 texts name a group of religion; in 1 of them the term was swapped. Left out: 1 because several groups of the same kind are named; 1 because the term is a part of a longer word.',
    );
    expect(benchmarkWords(audit.benchmark!)).toBe(
      'No sentences of the table differ only in the group of people that they name.',
    );
    expect(scoringWords(audit)).toBe('9 distinct texts were scored, each once.');
  });

  it('says of every source what it cannot show', async () => {
    const limits = biasLimits(await audited(0));
    expect(limits[0]).toMatch(/^Sentences from templates/);
    expect(limits.some((limit) => /swapped/.test(limit))).toBe(false);
    const own = biasLimits(await audited(0, { texts: ['The Muslims met.'] }));
    expect(own.some((limit) => /swapped/.test(limit))).toBe(true);
  });

  it('says how far it is', () => {
    expect(biasProgress({ stage: 'scoring', done: 512, total: 3000 })).toBe('Scoring texts: 512 of 3,000');
  });
});

describe('what is said of labels', () => {
  it('names the worst group first, with its gap and its false alarms', async () => {
    const texts = Array.from(
      { length: 400 },
      (_, at) => `Case ${at}: ${['the Muslims', 'the Sikhs', 'they', 'we'][at % 4]} came.`,
    );
    const labels = Uint8Array.from(texts, (_, at) => (at % 8 < 4 ? 1 : 0));
    const audit = await audited(0.4, {
      templates: false,
      outputs: [{ name: 'toxicity', labels: [0], combine: 'largest', threshold: 0.5, findsAbuse: true }],
      labelled: { texts, labels: [{ name: 'toxic', labels }] },
    });
    const [finding] = biasFindings(audit);
    expect(finding).toMatchObject({ source: 'labelled', labels: 'toxic', verdict: 'shown' });
    expect(plain(finding.headline)).toMatch(
      /^Texts labelled negative that name Muslims score higher for toxicity than other texts labelled negative: equality gap 0\.500 .* In 100 texts\. Of those labelled negative 100\.0 % \(92\.9 to 100\.0 %\) are flagged\.$/,
    );
    expect(finding.details.at(-1)).toMatch(/^Area under the curve over all texts .* final score /);
  });
});
