import { formatCount, formatExact, formatTyped } from '../report/numbers.ts';

/** Words of controls that know nothing of what they are used for. */
export const KIT = {
  noName: (typed: string): string => `No column has “${typed}” in its name.`,
  moreNames: (count: number): string => `${formatCount(count)} more; type to find one.`,
} as const;

/** A problem of a number field that still holds the last number it could use. */
export function stillCountsWords(problem: string, value: number): string {
  return `${problem} Not used; ${formatTyped(value)} still counts.`;
}

/** What a number field takes. */
export function wantedNumberWords(limits: {
  readonly min?: number;
  readonly max?: number;
  readonly whole?: boolean;
  readonly example: number;
}): string {
  const { min, max, whole, example } = limits;
  const kind = whole ? 'a whole number' : 'a number';
  const [low, high] = [min, max].map((limit) => (limit === undefined ? '' : formatTyped(limit)));
  const range = low && high ? ` between ${low} and ${high}` : low ? ` of at least ${low}` : '';
  return `Write ${kind}${range}, such as ${formatTyped(example)}.`;
}

/** That a number can be read in two ways, and how to write either. */
export function twoWaysWords(typed: string, asGroup: string, asDecimal: string): string {
  return `${typed} can be read in two ways. Write ${asGroup} or ${asDecimal}.`;
}

/** That a number in hundredths stands where a share of 1 should. */
export function asShareWords(share: 'points' | 'percent', hundredths: number): string {
  const written = `${formatTyped(hundredths)}${share === 'points' ? ' points are' : '\u202f% is'} ${formatExact(hundredths / 100)}`;
  return `${share === 'points' ? 'Points are' : 'It is'} written as a share of 1: ${written}.`;
}
