import type { MergeCheck } from '../audit/merging/check-merge.ts';
import { isolated } from '../report/isolated.ts';
import { formatCount, formatCounted, listWords } from '../report/numbers.ts';
import { settingWords } from './merge-words.ts';

/** Several audits that become one. */
export const MERGING = {
  title: (audits: number) => `Merge ${formatCount(audits)} audits into one`,
  reading: (names: readonly string[]) => `Reading ${listWords(names.map(isolated))}…`,
  lead: 'The counts are added up, and every number is assessed anew from the sum. Nobody’s rows are needed.',
  audits: 'The audits',
  name: 'Audit',
  rows: 'Rows',
  made: 'Made of',
  open: 'Open',
  openThis: (name: string) => `Open ${name} by itself`,
  agree: 'They count the same, so they can be merged.',
  settings: ({ settings }: MergeCheck) =>
    `They differ in ${listWords(settings.map(settingWords))}. What is taken is that of`,
  settingsOf: 'The audit whose settings are taken',
  depth: (depth: number) =>
    depth === 1
      ? 'Not all of them crossed their features with each other, so the merged audit crosses none.'
      : `Not all of them crossed more than ${formatCount(depth)} features, so the merged audit crosses no more.`,
  twice: 'Whoever is in two of the files will count twice.',
  apart: (reasons: number) =>
    reasons === 1
      ? 'They cannot be merged, for one reason'
      : `They cannot be merged, for ${formatCounted(reasons, 'reason', 'reasons')}`,
  leaveOut: 'Leave one of the audits that are of the same rows out, and merge the others.',
  remedy: 'Audits merge when they counted the same. Audit each file again under one plan, then merge.',
  merge: 'Merge into one audit',
  merging: 'Merging…',
  cancel: 'Cancel',
  close: 'Close',
  failed: 'The audit could not be opened',
} as const;
