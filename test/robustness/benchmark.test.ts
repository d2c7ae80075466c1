import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { columnFor, labelsOf } from '../../src/robustness/benchmark/label-column.ts';
import { linkedSets } from '../../src/robustness/benchmark/linked-sets.ts';
import { recogniseBenchmark } from '../../src/robustness/benchmark/recognise-benchmark.ts';
import type { Benchmark, TextColumn } from '../../src/robustness/benchmark/benchmark.ts';
import { auditClassifierBias } from '../../src/robustness/audit-classifier-bias.ts';
import { HAS_REFERENCE, REFERENCE } from '../support/reference.ts';
import { readSimply } from '../support/simple-reader.ts';

async function benchmarkOf(columns: readonly TextColumn[]): Promise<Benchmark> {
  const recognised = await recogniseBenchmark(columns);
  if (recognised.kind === 'none') throw new Error(recognised.reason);
  return recognised.benchmark;
}

const PEOPLE = ['muslims', 'hindus', 'sikhs', 'christians', 'pastafarians'];
const SENTENCES = ['i like ∎ a lot', 'all ∎ are awful', 'we met ∎ there', '∎ came to us', 'why do ∎ lie'];

const fillAll = (sentences: string[], terms: string[]): string[] =>
  sentences.flatMap((sentence) => terms.map((one) => sentence.replace('∎', one)));

describe('a table of sentences and terms', () => {
  const rows = SENTENCES.flatMap((sentence, at) => PEOPLE.map((people) => ({ sentence, people, at })));
  const label = { name: 'bad', values: rows.map(({ at }) => (at === 1 || at === 4 ? 'BAD' : 'NOT_BAD')) };

  it('is recognised by its sentences alone, terms that the registry does not know included', async () => {
    const text = rows.map(({ sentence, people }) => sentence.replace('∎', people));
    const benchmark = await benchmarkOf([
      { name: 'id', values: rows.map((_, at) => String(at)) },
      { name: 'text', values: text },
      label,
    ]);
    expect(benchmark).toMatchObject({ textColumn: 'text', rows: 25 });
    expect(benchmark.frames.length).toBe(5);
    expect(benchmark.terms.map(({ name, group }) => [name, group])).toContainEqual(['pastafarians', 'pastafarians']);
    expect(benchmark.terms.map(({ name, group }) => [name, group])).toContainEqual(['muslims', 'muslim']);
    expect([...benchmark.labelColumns[0].labels].reduce((sum, one) => sum + one, 0)).toBe(10);
  });

  it('is put together from templates and terms where it holds no sentences', async () => {
    const benchmark = await benchmarkOf([
      { name: 'template', values: rows.map(({ sentence }) => sentence.replace('∎', '{identity}')) },
      { name: 'identity', values: rows.map(({ people }) => people) },
      label,
    ]);
    expect(benchmark.textColumn).toBeNull();
    expect(benchmark.texts[1]).toBe('i like hindus a lot');
    expect(benchmark).toMatchObject({ rows: 25 });
  });

  it('fills nouns and adjectives apart, each in all of its own sentences', async () => {
    const nouns = ['all ∎ are awful', 'we met the ∎', '∎ came to us', 'why do ∎ lie'];
    const adjectives = ['a ∎ doctor came', 'she is ∎', 'my ∎ friends sang', 'that ∎ man lied'];
    const fill = (sentences: string[], terms: string[]): string[] =>
      sentences.flatMap((sentence, at) =>
        terms.filter((_, place) => (at + place) % 4 > 0).map((one) => sentence.replace('∎', one)),
      );
    const values = [...fill(nouns, ['muslims', 'hindus', 'women']), ...fill(adjectives, ['gay', 'deaf', 'jewish'])];
    const asked: string[] = [];
    const audit = await auditClassifierBias(
      (texts) => {
        asked.push(...texts);
        return Promise.resolve({ scores: new Float32Array(texts.length), truncated: new Uint8Array(texts.length) });
      },
      {
        labels: ['x'],
        outputs: [{ name: 'x', labels: [0], combine: 'largest', threshold: 0.5, findsAbuse: false }],
        templates: false,
        table: [{ name: 'text', values }],
      },
    );
    expect(audit.outputs[0].benchmark!.shifts.map(({ terms, items }) => [terms.length, items])).toEqual([
      [3, 4],
      [3, 4],
    ]);
    expect([...asked].sort()).toEqual(
      [...fillAll(nouns, ['muslims', 'hindus', 'women']), ...fillAll(adjectives, ['gay', 'deaf', 'jewish'])].sort(),
    );
  });

  it('is told by a column of terms where the registry knows none of them', async () => {
    const others = ['norlanders', 'sudlanders', 'estlanders', 'vestlanders', 'islanders'];
    const benchmark = await benchmarkOf([
      {
        name: 'text',
        values: rows.map(({ sentence, people }) => sentence.replace('∎', others[PEOPLE.indexOf(people)])),
      },
      { name: 'group', values: rows.map(({ people }) => others[PEOPLE.indexOf(people)]) },
    ]);
    expect(benchmark.terms.map(({ name }) => name).sort()).toEqual([...others].sort());
  });

  it('is none where sentences have nothing in common', async () => {
    const values = Array.from({ length: 20 }, (_, at) => `the muslims of town number ${at} came by bus ${at * 7}`);
    expect(await recogniseBenchmark([{ name: 'text', values }])).toEqual({
      kind: 'none',
      reason: 'no-terms-that-vary',
    });
    expect(await recogniseBenchmark([{ name: 'n', values: ['1', '2'] }])).toEqual({
      kind: 'none',
      reason: 'no-sentences',
    });
  });
});

describe('labels of a column', () => {
  it.each([
    [
      ['1', '0', ''],
      [1, 0, 2],
    ],
    [
      ['toxic', 'non-toxic'],
      [1, 0],
    ],
    [
      ['BAD', 'NOT_BAD'],
      [1, 0],
    ],
    [
      ['hateful', 'non-hateful', 'hateful'],
      [1, 0, 1],
    ],
    [
      ['True', 'False'],
      [1, 0],
    ],
  ])('%j', (values, labels) => {
    expect([...labelsOf(values)!]).toEqual(labels);
  });

  it.each([[['a', 'b']], [['1', '2', '3']], [['1', '1']], [['0', 'no']]])('%j are none', (values) => {
    expect(labelsOf(values)).toBeNull();
  });
});

describe('the labels for an output', () => {
  const columns = [{ name: 'Toxic?' }, { name: 'hate' }];
  it.each([
    ['toxicity', true, 'Toxic?'],
    ['hate', true, 'hate'],
    ['insult', true, 'Toxic?'],
    ['joy', false, null],
  ])('%s', (name, findsAbuse, expected) => {
    expect(columnFor(columns, { name, findsAbuse })?.name ?? null).toBe(expected);
  });
});

describe.skipIf(!HAS_REFERENCE)('the sentence templates of the reference texts', () => {
  /** Rows of this source stand on one line each. */
  const lines = HAS_REFERENCE
    ? gunzipSync(readFileSync(join(REFERENCE, 'data/text/safety_train.csv.gz')))
        .toString('utf8')
        .split('\n')
        .filter((line, at) => at === 0 || line.includes(',sentence-templates,'))
    : [];
  const [head, ...own] = readSimply(lines.join('\n'), ',').map(({ cells }) => cells);
  const columns = (head ?? []).map((name, at) => ({ name, values: own.map((row) => row[at]) }));

  it('are recognised without being told anything', async () => {
    const benchmark = await benchmarkOf(columns);
    expect(benchmark.textColumn).toBe('text');
    expect(benchmark.rows / own.length).toBeGreaterThan(0.98);
    expect(benchmark.terms.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['middle aged', 'african american', 'taoist', 'millenial', 'gay', 'deaf']),
    );
    expect(benchmark.terms.map(({ id }) => id)).not.toContain('fucked');
    expect(benchmark.labelColumns.map(({ name }) => name)).toEqual(['toxicity', 'hate', 'violence']);
    expect(linkedSets(benchmark)).toHaveLength(1);
  });

  it('are audited for shifts and by their labels', async () => {
    const score = (text: string): number =>
      (/(?:awful|nasty|filthy|stupid|dumb|vile|hate|kill|destroy|murder)/.test(text) ? 0.6 : 0.1) +
      (/gay|muslim/.test(text) ? 0.3 : 0);
    const audit = await auditClassifierBias(
      (texts) => Promise.resolve({ scores: Float32Array.from(texts, score), truncated: new Uint8Array(texts.length) }),
      {
        labels: ['toxicity'],
        outputs: [{ name: 'toxicity', labels: [0], combine: 'largest', threshold: 0.5, findsAbuse: true }],
        templates: false,
        table: columns,
      },
    );
    const [{ benchmark, benchmarkLabels }] = audit.outputs;
    const shown = benchmark!.shifts[0].terms.filter(({ verdict }) => verdict === 'shown').map(({ term }) => term);
    expect(shown.sort()).toEqual(['gay', 'muslim']);
    expect(benchmarkLabels!.column).toBe('toxicity');
    const gay = benchmarkLabels!.bias.groups.find(({ id }) => id === 'gay')!;
    const deaf = benchmarkLabels!.bias.groups.find(({ id }) => id === 'deaf')!;
    expect(gay.verdict).toBe('shown');
    expect(
      gay.bpsnAuc.kind === 'defined' && deaf.bpsnAuc.kind === 'defined' && gay.bpsnAuc.value < deaf.bpsnAuc.value,
    ).toBe(true);
    expect(audit.benchmark).toMatchObject({ kind: 'benchmark', tableRows: own.length });
  });
});
