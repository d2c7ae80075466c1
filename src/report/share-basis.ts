import type { Representation, ShareBasis } from '../fairness/representation/representation-parts.ts';
import { formatCounted, formatPercent } from './numbers.ts';
import { featureWords } from './phrases.ts';

/** What stands in place of a share that a group does not have, being compared with nobody. */
export const STANDS_APART = 'not compared';

/** The rows that shares are of: `the 1,500 rows`, `the 1,435 rows whose sex is known`, `the 1,203 rows compared`. */
export function basisWords({ rows, of }: ShareBasis, features: readonly string[]): string {
  const counted = `the ${formatCounted(rows, 'row', 'rows')}`;
  switch (of) {
    case 'all':
      return counted;
    case 'known':
      return `${counted} whose ${featureWords(features)} ${features.length === 1 ? 'is' : 'are'} known`;
    case 'compared':
      return `${counted} compared`;
  }
}

/** The head of a column of shares, which all are of the same rows. */
export const SHARE_HEADS: Readonly<Record<ShareBasis['of'], string>> = {
  all: 'Share of the file',
  known: 'Share of the rows known',
  compared: 'Share of the rows compared',
};

/** How many rows are in no share because their group is not known; empty where there are none. */
export function apartSentence({ missingRows, rows }: Representation): string {
  if (missingRows === 0) return '';
  const start = `${formatCounted(missingRows, 'row whose group is not known stands', 'rows whose group is not known stand')} apart`;
  return `${start}, in no share: ${formatPercent(missingRows / rows)} of all ${formatCounted(rows, 'row', 'rows')}.`;
}
