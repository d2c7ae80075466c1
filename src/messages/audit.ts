import type { Detached } from '../ui/state/audit.svelte.ts';

/** Why only the counts of an audit are at hand, and what that means for its controls. */
export const DETACHED_WORDS: Readonly<Record<Detached, string>> = {
  'read-again': 'The file was read differently since. What you change here is answered from the counts of this audit.',
  'other-file': 'Another file was opened since. What you change here is answered from the counts of this audit.',
  kept: 'This audit was kept without its rows. What you change here is answered from its counts.',
  shared: 'This audit came with a link. What you change here is answered from the counts in it.',
  'rows-gone': 'The rows behind this audit are no longer open. What you change here is answered from its counts.',
};
