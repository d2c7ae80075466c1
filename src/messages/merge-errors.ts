import type { MergeDifference } from '../audit/merging/difference.ts';
import type { ErrorCode } from '../errors.ts';
import { text, type Words } from './error-facts.ts';
import { differenceWords, isTwin } from './merge-words.ts';
import { MERGING } from './merging.ts';

type MergeErrorCode = Extract<ErrorCode, 'audit/cannot-merge' | 'audit/not-whole'>;

/** What is said where audits cannot be merged, or an audit file cannot be opened. */
export const MERGE_ERRORS: Readonly<Record<MergeErrorCode, Words>> = {
  'audit/cannot-merge': [
    (d) => {
      const differences = (d['differences'] ?? []) as unknown as readonly MergeDifference[];
      return [
        `${text(d, 'files', 'These audits')} cannot be merged into one audit.`,
        ...differences.map(differenceWords),
      ].join(' ');
    },
    (d) => {
      const differences = (d['differences'] ?? []) as unknown as readonly MergeDifference[];
      return differences.length > 0 && differences.every(isTwin) ? MERGING.leaveOut : MERGING.remedy;
    },
  ],
  'audit/not-whole': [
    (d) =>
      `${text(d, 'file', 'The file')} is no whole audit as Evenhand writes it${text(d, 'at') ? ` (at ${text(d, 'at')})` : ''}.`,
    'Nothing of it was used. Download the audit as JSON again, or audit its file anew.',
  ],
};
