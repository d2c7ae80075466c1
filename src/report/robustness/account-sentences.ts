import type { BenchmarkAccount, BiasAudit } from '../../robustness/bias-audit.ts';
import type { LeftOutReason } from '../../robustness/swaps/mention.ts';
import type { SwapAccount } from '../../robustness/swaps/swap-counterfactuals.ts';
import { isolated } from '../isolated.ts';
import { formatCount, formatCounted } from '../numbers.ts';
import { shortList } from '../phrases.ts';
import { DIMENSION_WORDS, LEFT_OUT_WORDS, NO_BENCHMARK_WORDS } from './words.ts';

/** How many texts were scored, and what became of them. */
export function scoringWords({ scoring }: Pick<BiasAudit, 'scoring'>): string {
  const { distinct, failed, truncated } = scoring;
  const lost = failed > 0 ? ` The classifier failed at ${formatCount(failed)} of them.` : '';
  const cut =
    truncated > 0
      ? ` ${formatCounted(truncated, 'was', 'were')} longer than it reads, so that their ends had no say.`
      : '';
  return `${formatCounted(distinct, 'distinct text was', 'distinct texts were')} scored, each once.${lost}${cut}`;
}

/** Of how many texts the terms were swapped, and why not of the others. */
export function swapWords({ dimension, holding, swapped, leftOut }: SwapAccount): string {
  const kind = DIMENSION_WORDS[dimension];
  if (holding === 0) return `No text names a group of ${kind}.`;
  const reasons = (Object.entries(leftOut) as [LeftOutReason, number][])
    .sort((a, b) => b[1] - a[1])
    .map(([reason, count]) => `${formatCount(count)} because ${LEFT_OUT_WORDS[reason]}`);
  const others = reasons.length > 0 ? ` Left out: ${reasons.join('; ')}.` : '';
  return `${formatCounted(holding, 'text names', 'texts name')} a group of ${kind}; in ${formatCount(swapped)} of them the term was swapped.${others}`;
}

/** What was made of a table. */
export function benchmarkWords(account: BenchmarkAccount): string {
  if (account.kind === 'none') return NO_BENCHMARK_WORDS[account.reason];
  const column = account.textColumn === null ? 'put together from templates' : `in ${isolated(account.textColumn)}`;
  const labels =
    account.labelColumns.length > 0 ? ` Labels: ${shortList(account.labelColumns)}.` : ' No column holds labels.';
  return [
    `A benchmark of sentences and terms was recognised: ${formatCount(account.rows)} of ${formatCounted(account.tableRows, 'row', 'rows')} ${column},`,
    `${formatCounted(account.frames, 'sentence', 'sentences')} in which ${formatCounted(account.terms.length, 'term takes', 'terms take')} turns (${shortList(account.terms, 5)}).`,
    `${formatCounted(account.filled, 'sentence was', 'sentences were')} filled with every term that fits.${labels}`,
  ].join(' ');
}
