import { getContext, setContext } from 'svelte';
import type { UndefinedReason } from '../../../fairness/assessment.ts';

const KEY = Symbol('notes of undefined values');

type Reasons = () => readonly UndefinedReason[];

/** Tells the values inside a table which reasons are spelled out under it. */
export function provideNotes(reasons: Reasons): void {
  setContext(KEY, reasons);
}

/** The number of the note under the table for each reason; 0 where there is none. */
export function useNotes(): (reason: UndefinedReason) => number {
  const reasons = getContext<Reasons | undefined>(KEY);
  return (reason) => (reasons ? reasons().indexOf(reason) + 1 : 0);
}
