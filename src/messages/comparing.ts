import { isolated } from '../report/isolated.ts';
import type { Incomparable } from '../report/comparison/incomparable.ts';
import { listWords } from '../report/numbers.ts';
import { featureWords, groupName } from '../report/phrases.ts';
import { CONCEPT_WORDS } from '../report/words.ts';

/** Two kept audits side by side. */
export const COMPARE_WORDS = {
  heading: (first: string, second: string) => `“${isolated(first)}” and “${isolated(second)}” side by side`,
  close: 'Close',
  verdicts: (features: string) => `Verdicts by ${features}, each with its widest gap`,
  rates: (features: string) => `Rates by ${features}, each with its interval`,
  criterion: 'Criterion',
  rate: 'Rate',
  difference: 'Difference',
  noDifference: 'none',
  criterionName: (concept: string, scale: 'difference' | 'ratio') =>
    scale === 'difference' ? `${concept}, as a difference` : `${concept}, as a ratio`,
  gap: (verdict: string, gap: string) => `${verdict}, ${gap}`,
  rateOf: (rate: string, group: string) => `${rate}: ${group}`,
  withInterval: (rate: string, interval: string) => `${rate} (${interval})`,
  noTest: (sameFile: boolean) =>
    sameFile
      ? 'Both were made of the same file, so where they differ it is because they asked differently.'
      : 'Differences are the second less the first, as they are. Whether they are more than chance is not tested; the intervals say how sure each audit is of its own numbers.',
  nothing: 'These two cannot be compared',
  aside: 'What to know of this comparison',
} as const;

/** Why two audits, or parts of them, cannot be set side by side. */
export function incomparableWords(part: Incomparable, titles: readonly [string, string]): string {
  const title = 'side' in part ? titles[part.side === 'first' ? 0 : 1] : '';
  switch (part.kind) {
    case 'no-common-features':
      return 'They compare groups by different columns.';
    case 'combination-only-in':
      return `Groups by ${featureWords(part.features)} are only in “${title}”.`;
    case 'criterion-only-in':
      return `${COMPARE_WORDS.criterionName(CONCEPT_WORDS[part.verdict.concept].name, part.verdict.scale)}, was judged by ${featureWords(part.features)} only in “${title}”.`;
    case 'groups-only-in':
      return `By ${featureWords(part.features)}, only “${title}” has ${listWords(part.keys.map(groupName))}.`;
    case 'other-positive':
      return part.role === 'label'
        ? 'The two count different values of the label as positive.'
        : 'The two count different values of the decision as positive.';
    case 'other-tolerance':
      return 'Their tolerances differ, so the same gap can be judged differently.';
  }
}
