import { Pacer } from '../../data/pacer.ts';
import type { ComparedTerm } from '../counterfactuals.ts';
import { IDENTITY_TERMS } from '../identity-terms/registry.ts';
import { SurfaceIndex } from '../swaps/surfaces.ts';
import { wordsOf } from '../swaps/words.ts';
import type { Benchmark, LabelColumn, RecognisedBenchmark, TextColumn } from './benchmark.ts';
import { FrameIndex, spansOf } from './frames.ts';
import type { Filled, Span } from './frames.ts';
import { labelsOf } from './label-column.ts';

/** Fewer terms, frames, or rows of the table than this are no benchmark. */
const FEWEST_TERMS = 4;
const FEWEST_FRAMES = 5;
const LEAST_SHARE = 0.5;
/** The least share of the rows in which known terms take turns; other terms are looked for from there on. */
const LEAST_KNOWN = 0.25;
/** A frame that fewer known terms fill is a sentence like any other. */
const FEWEST_IN_FRAME = 2;

const PLACEHOLDER = /\{[^{}]*\}|\[[A-Z_ -]+\]|<[^<>]+>|_{3,}|\bX{3,}\b/;
const PLACEHOLDER_SHARE = 0.9;
/** Longer texts, in characters, are no sentences of a benchmark. */
const LONGEST_SENTENCE = 500;
/** A column of more values than this is none of terms. */
const MOST_TERMS = 1000;

/**
 * Tells from columns and content whether a table is a benchmark of sentences × terms, without being told anything: finds the column
 * of the sentences (or of templates with a placeholder, and of their terms), the gap that varies, the terms that fill it, those
 * of the registry first and then whatever else stands in the same gaps, and the columns of labels.
 *
 * @throws AppError `job/cancelled`
 */
export async function recogniseBenchmark(
  columns: readonly TextColumn[],
  pacer = new Pacer(),
): Promise<RecognisedBenchmark> {
  const labelColumns = columns.flatMap(({ name, values }): LabelColumn[] => {
    const labels = labelsOf(values);
    return labels ? [{ name, labels }] : [];
  });
  const others = columns.filter(({ name }) => !labelColumns.some((column) => column.name === name));
  const sentences = sentenceColumn(others);
  const composed = sentences && isTemplates(sentences) ? composedTexts(sentences, others) : null;
  if (!sentences) return { kind: 'none', reason: 'no-sentences' };
  const texts = (composed ?? sentences).values;
  const textColumn = composed ? null : sentences.name;
  const attempt = (spans: SpansOfRow): Promise<RecognisedBenchmark> =>
    benchmarkOf(texts, spans, labelColumns, textColumn, pacer);
  const byRegistry = await attempt(registrySpans());
  if (byRegistry.kind === 'benchmark') return byRegistry;
  for (const column of others) {
    if (column === sentences || new Set(column.values).size > MOST_TERMS) continue;
    const byColumn = await attempt(columnSpans(column));
    if (byColumn.kind === 'benchmark') return byColumn;
  }
  return byRegistry;
}

/** The column with the most words to a cell, two at least. */
function sentenceColumn(columns: readonly TextColumn[]): TextColumn | null {
  let best: TextColumn | null = null;
  let most = 2;
  for (const column of columns) {
    const words = column.values.reduce((sum, value) => sum + value.trim().split(/\s+/).length, 0);
    const mean = words / Math.max(1, column.values.length);
    // of templates and the sentences made from them, the sentences
    if (mean > most || (best && mean >= 0.7 * most && isTemplates(best) && !isTemplates(column))) {
      if (best && !isTemplates(best) && isTemplates(column)) continue;
      [best, most] = [column, mean];
    }
  }
  return best;
}

function isTemplates({ values }: TextColumn): boolean {
  return values.filter((value) => PLACEHOLDER.test(value)).length >= PLACEHOLDER_SHARE * values.length;
}

/** Sentences from templates and the column that fills their placeholders: of those left, the one of the most registry terms. */
function composedTexts(templates: TextColumn, columns: readonly TextColumn[]): TextColumn | null {
  const index = new SurfaceIndex(IDENTITY_TERMS);
  const known = ({ values }: TextColumn): number =>
    values.filter((value) => index.matches(value, wordsOf(value)).length > 0).length;
  const terms = columns
    .filter((column) => column !== templates)
    .map((column) => ({ column, count: known(column) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)[0]?.column;
  if (!terms) return null;
  const values = templates.values.map((value, row) => value.replace(PLACEHOLDER, () => terms.values[row].trim()));
  return { name: templates.name, values };
}

type SpansOfRow = (text: string, row: number) => readonly Span[];

function registrySpans(): SpansOfRow {
  const index = new SurfaceIndex(IDENTITY_TERMS);
  return (text) => {
    const words = wordsOf(text);
    return index.matches(text, words).map(({ first, last }) => ({ from: words[first].from, to: words[last].to }));
  };
}

/** Where the cell of another column stands in the sentence as whole words. */
function columnSpans({ values }: TextColumn): SpansOfRow {
  return (text, row) => {
    const wanted = values[row].trim().toLowerCase();
    const from = wanted === '' ? -1 : text.toLowerCase().indexOf(wanted);
    const to = from + wanted.length;
    const isWhole = from >= 0 && !LETTER.test(text[from - 1] ?? '') && !LETTER.test(text[to] ?? '');
    return isWhole ? [{ from, to }] : [];
  };
}

const LETTER = /[\p{L}\p{N}]/u;

async function benchmarkOf(
  texts: readonly string[],
  spans: SpansOfRow,
  labelColumns: readonly LabelColumn[],
  textColumn: string | null,
  pacer: Pacer,
): Promise<RecognisedBenchmark> {
  const index = new FrameIndex();
  const known: (readonly Span[])[] = [];
  for (const [row, text] of texts.entries()) {
    await pacer.pause();
    const own = text.length > LONGEST_SENTENCE ? [] : spans(text, row);
    own.forEach((span) => index.note(text, span));
    known.push(own);
  }
  const seeded = texts.map((text, row) => index.best(text, known[row], FEWEST_IN_FRAME));
  const seeds = seeded.filter((one) => one !== null).length;
  if (seeds === 0) return { kind: 'none', reason: 'no-terms-that-vary' };
  if (seeds < LEAST_KNOWN * texts.length) return { kind: 'none', reason: 'few-of-the-rows' };
  const filled: (Filled | null)[] = [];
  for (const [row, text] of texts.entries()) {
    await pacer.pause();
    const spelled = seeded[row] || text.length > LONGEST_SENTENCE ? [] : spansOf(text);
    filled.push(seeded[row] ?? index.best(text, spelled, FEWEST_IN_FRAME));
  }
  const frames = new Map<number, number>();
  const terms = new Map<string, Map<string, number>>();
  for (const one of filled) {
    if (!one) continue;
    if (!frames.has(one.frame)) frames.set(one.frame, frames.size);
    const spellings = terms.get(one.filling) ?? new Map<string, number>();
    if (one.written) spellings.set(one.written, (spellings.get(one.written) ?? 0) + 1);
    terms.set(one.filling, spellings);
  }
  if (terms.size < FEWEST_TERMS || frames.size < FEWEST_FRAMES) return { kind: 'none', reason: 'no-terms-that-vary' };
  const rows = filled.filter((one) => one !== null).length;
  if (rows < LEAST_SHARE * texts.length) return { kind: 'none', reason: 'few-of-the-rows' };
  const places = new Map([...terms.keys()].map((filling, place) => [filling, place]));
  const registry = new SurfaceIndex(IDENTITY_TERMS);
  const benchmark: Benchmark = {
    textColumn,
    labelColumns,
    terms: [...terms].map(([filling, spellings]) => termNamed(filling, mostOften(spellings) ?? filling, registry)),
    frames: [...frames.keys()].map((frame) => index.frames[frame]),
    texts,
    frameOf: Int32Array.from(filled, (one) => (one ? frames.get(one.frame)! : -1)),
    termOf: Int32Array.from(filled, (one) => (one ? places.get(one.filling)! : -1)),
    rows,
  };
  return { kind: 'benchmark', benchmark };
}

function mostOften(counts: ReadonlyMap<string, number>): string | null {
  let best: string | null = null;
  for (const [spelling, count] of counts) if (best === null || count > counts.get(best)!) best = spelling;
  return best;
}

/** A term as the benchmark has it, in the group of the registry that it belongs to; by itself where that knows it not. */
function termNamed(filling: string, name: string, registry: SurfaceIndex): ComparedTerm {
  const words = wordsOf(filling.replace(/ (?:person|people)$/, ''));
  const [match] = registry.matches(filling, words);
  const term = match && match.last - match.first === words.length - 1 ? match.surface.term : null;
  return { id: filling, name, group: term?.group ?? filling, dimension: term?.dimension ?? null };
}
