import { Pacer } from '../data/pacer.ts';
import { benchmarkCounterfactuals, benchmarkLabelled } from './benchmark/benchmark-counterfactuals.ts';
import type { Benchmark, RecognisedBenchmark } from './benchmark/benchmark.ts';
import { columnFor } from './benchmark/label-column.ts';
import { recogniseBenchmark } from './benchmark/recognise-benchmark.ts';
import { BIAS_AUDIT_DEFAULTS } from './bias-audit.ts';
import type {
  BenchmarkAccount,
  BiasAudit,
  BiasAuditOptions,
  BiasAuditProgress,
  LabelledByColumn,
  OutputBias,
} from './bias-audit.ts';
import type { Counterfactuals } from './counterfactuals.ts';
import { assessLabelled } from './labelled/assess-labelled.ts';
import type { LabelledScores } from './labelled/labelled-bias.ts';
import { labelledScores, mentionedGroups, templateScores } from './labelled/labelled-texts.ts';
import type { AuditedOutput } from './outputs.ts';
import type { ExplainText } from './pins/pin-texts.ts';
import { planSource, sourceOf } from './pins/source-shifts.ts';
import type { PlannedSource } from './pins/source-shifts.ts';
import { ScoreBook } from './scoring/score-book.ts';
import type { ClassifyTexts } from './scoring/score-book.ts';
import { swapCounterfactuals } from './swaps/swap-counterfactuals.ts';
import { templateCounterfactuals } from './templates/template-counterfactuals.ts';

export interface BiasAuditHooks {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: BiasAuditProgress) => void;
  /** The model's own account of a text, where it gives one. */
  readonly explain?: ExplainText;
}

/** What one output is judged by, between the two rounds of scoring. */
interface PlannedOutput {
  readonly output: AuditedOutput;
  readonly templates: PlannedSource | null;
  readonly swaps: PlannedSource | null;
  readonly benchmark: PlannedSource | null;
}

/**
 * Audits a classifier by what it says of texts that name groups of people: sentences of our own and texts from data with one term
 * in place of another, labelled texts, and a benchmark of sentences × terms, as far as each is given. Every distinct text is
 * scored once. The classifier is called with some hundred texts at a time.
 *
 * @throws what the classifier throws; AppError `job/cancelled`
 */
export async function auditClassifierBias(
  classify: ClassifyTexts,
  options: Partial<BiasAuditOptions> & Pick<BiasAuditOptions, 'labels' | 'outputs'>,
  hooks: BiasAuditHooks = {},
): Promise<BiasAudit> {
  const settings: BiasAuditOptions = { ...BIAS_AUDIT_DEFAULTS, ...options };
  const { dimensions, language, outputs, seed } = settings;
  const pacer = new Pacer(hooks.signal);
  const book = new ScoreBook(classify, settings.labels.length);
  const templates = settings.templates
    ? dimensions.map((dimension) => templateCounterfactuals(dimension, language, book))
    : [];
  const limits = { texts: settings.mostSwapped, seed };
  const swaps =
    settings.texts.length > 0
      ? await swapCounterfactuals(settings.texts, dimensions, language, limits, book, pacer)
      : null;
  const recognised = settings.table.length > 0 ? await recogniseBenchmark(settings.table, pacer) : null;
  const benchmark = recognised?.kind === 'benchmark' ? recognised.benchmark : null;
  const filled = outputs.map((output) => (benchmark ? filledBenchmark(benchmark, output, settings, book) : []));
  benchmark?.texts.forEach((text, row) => benchmark.termOf[row] >= 0 && book.add(text));
  const { labelled } = settings;
  const numbers = Uint32Array.from(labelled?.texts ?? [], (text) => book.add(text));
  const scoring = (stage: BiasAuditProgress['stage']) =>
    book.scoreAll({ signal: hooks.signal, onProgress: (progress) => hooks.onProgress?.({ stage, ...progress }) });
  await scoring('scoring');

  const plan = (sets: readonly Counterfactuals[], output: AuditedOutput): PlannedSource | null =>
    sets.length > 0 ? planSource(sets, output, settings, book, Boolean(hooks.explain)) : null;
  const planned = outputs.map((output, at): PlannedOutput => ({
    output,
    templates: plan(templates, output),
    swaps: plan(swaps?.counterfactuals ?? [], output),
    benchmark: plan(filled[at], output),
  }));
  await scoring('explaining');

  const explain = hooks.explain ?? null;
  const groups = labelled
    ? (labelled.groups ?? (await mentionedGroups(labelled.texts, dimensions, language, pacer)))
    : [];
  const judged = async (
    found: { readonly column: string; readonly data: LabelledScores } | null,
    { threshold }: AuditedOutput,
  ): Promise<LabelledByColumn | null> =>
    found && { column: found.column, bias: await assessLabelled(found.data, { ...settings, threshold }, pacer) };
  const told: OutputBias[] = [];
  for (const { output, ...sources } of planned) {
    const { findsAbuse } = output;
    const ownLabels =
      templates.length > 0 && findsAbuse ? { column: '', data: templateScores(templates, output, book) } : null;
    told.push({
      name: output.name,
      threshold: output.threshold,
      findsAbuse,
      templates: sourceOf(sources.templates, output, book, explain, false),
      templateLabels: (await judged(ownLabels, output))?.bias ?? null,
      swaps: sourceOf(sources.swaps, output, book, explain, true),
      benchmark: sourceOf(sources.benchmark, output, book, explain, false),
      benchmarkLabels: await judged(benchmark && benchmarkScores(benchmark, output, book), output),
      labelled: await judged(labelled && labelledScores(labelled, groups, numbers, output, book), output),
    });
  }
  return {
    tolerance: settings.tolerance,
    level: settings.level,
    language,
    dimensions,
    scoring: book.account,
    templates: templates[0]?.items.length ?? 0,
    swaps: swaps && { read: swaps.read, tooLong: swaps.tooLong, accounts: swaps.accounts },
    benchmark: recognised && benchmarkAccount(recognised, filled[0] ?? []),
    outputs: told,
  };
}

function filledBenchmark(
  benchmark: Benchmark,
  output: AuditedOutput,
  { mostOfBenchmark, seed }: BiasAuditOptions,
  book: ScoreBook,
): Counterfactuals[] {
  const label = columnFor(benchmark.labelColumns, output);
  return benchmarkCounterfactuals(benchmark, label, { most: mostOfBenchmark, seed }, book);
}

function benchmarkScores(
  benchmark: Benchmark,
  output: AuditedOutput,
  book: ScoreBook,
): { readonly column: string; readonly data: LabelledScores } | null {
  const column = columnFor(benchmark.labelColumns, output);
  const scoreOf = (text: string): number => book.score(output, book.numberOf(text));
  return column && { column: column.name, data: benchmarkLabelled(benchmark, column, scoreOf) };
}

function benchmarkAccount(recognised: RecognisedBenchmark, filled: readonly Counterfactuals[]): BenchmarkAccount {
  if (recognised.kind === 'none') return recognised;
  const { textColumn, labelColumns, texts, rows, terms, frames } = recognised.benchmark;
  return {
    kind: 'benchmark',
    textColumn,
    labelColumns: labelColumns.map(({ name }) => name),
    tableRows: texts.length,
    rows,
    terms: terms.map(({ name }) => name),
    frames: frames.length,
    filled: filled.reduce((sum, { items }) => sum + items.length, 0),
  };
}
