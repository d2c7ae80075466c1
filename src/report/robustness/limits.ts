import type { BiasAudit } from '../../robustness/bias-audit.ts';

const LIMITS = {
  templates:
    'Sentences from templates are short and plain, and written by a few people. That no shift was found in them does not mean that there is none in texts as people write them; a shift that was found is real in these sentences.',
  sample:
    'Intervals say how far a mean would move with other sentences of the same kind. They say nothing about kinds of sentences that are not among them.',
  terms:
    'Only the groups of the list are compared, by words that name them openly. Names, dialect, and groups that nobody named are not tried.',
  swaps:
    'Where a term was swapped, the rest of the text stayed: a text can become unlikely or untrue, and its score can move for that reason. Only places where another term fits were swapped, so these texts are not all that name a group.',
  meaning:
    'That scores differ is not always wrong: with some terms the same words mean another thing. Read the sentences before you judge.',
  benchmark:
    'Sentences of a benchmark that differ in one word tell less than as many unlike ones; the intervals take each for one of its own.',
  labels:
    'Equality gaps of labelled texts compare different texts. What the texts of a group speak of can move their scores as much as the group that they name.',
} as const;

/** What an audit of this kind cannot show, as far as it applies: to be read beside its findings. */
export function biasLimits(audit: BiasAudit): string[] {
  const has = (source: 'templates' | 'swaps' | 'benchmark' | 'labelled'): boolean =>
    audit.outputs.some((output) => output[source] !== null);
  return [
    has('templates') ? LIMITS.templates : null,
    has('swaps') ? LIMITS.swaps : null,
    has('benchmark') ? LIMITS.benchmark : null,
    has('labelled') ? LIMITS.labels : null,
    LIMITS.sample,
    LIMITS.terms,
    LIMITS.meaning,
  ].filter((limit) => limit !== null);
}
