import { asShareWords, twoWaysWords, wantedNumberWords } from '../../messages/kit.ts';
import { readTyped } from '../../report/typed-numbers.ts';

/** What a number field takes, and how its messages speak of it. */
export interface NumberLimits {
  readonly min?: number;
  readonly max?: number;
  readonly whole?: boolean;
  /** A number that can stand in the field, given as an example. */
  readonly example?: number;
  /** What the field holds as a share of 1 and people may write in hundredths. */
  readonly share?: 'points' | 'percent';
}

/**
 * A number as typed, in any format of numbers, a share of 1 also with a percent sign; null for what is none or can be read
 * in two ways.
 */
export function parseTyped(text: string, { share }: Pick<NumberLimits, 'share'> = {}): number | null {
  const hundredths = share ? hundredthsIn(text) : null;
  const read = readTyped(hundredths ?? text);
  if (read.kind !== 'number') return null;
  return hundredths === null ? read.value : Number((read.value / 100).toPrecision(15));
}

/** What stands before a percent sign; null without one. */
function hundredthsIn(text: string): string | null {
  return /^([^%\u066a]*)[%\u066a]\s*$/.exec(text)?.[1].trim() ?? null;
}

/** What is wrong with the text of a number field and what to write instead; null when it can be used. */
export function fieldProblem(text: string, limits: NumberLimits): string | null {
  const { min = -Infinity, max = Infinity, whole = false, share, example = 0.5 } = limits;
  const wanted = () => wantedNumberWords({ ...limits, example });
  const hundredths = share ? hundredthsIn(text) : null;
  const read = readTyped(hundredths ?? text);
  if (read.kind === 'none') return wanted();
  if (read.kind === 'ambiguous') return twoWaysWords(text.trim(), read.asGroup, read.asDecimal);
  const value = parseTyped(text, limits) ?? read.value;
  if (share && hundredths === null && value >= 1) return asShareWords(share, value >= 2 && value < 100 ? value : 10);
  return value < min || value > max || (whole && !Number.isInteger(value)) ? wanted() : null;
}

/**
 * The number an arrow key leads to: one step up or down within the limits. Without a step, one unit of the last place
 * written (`0.35` → `0.36`).
 */
export function stepped(value: number, direction: 1 | -1, limits: NumberLimits, step?: number): number {
  const unit = step ?? 10 ** -decimals(value);
  const next = Number((value + direction * unit).toFixed(Math.max(decimals(value), decimals(unit))));
  const { min = -Infinity, max = Infinity } = limits;
  return next < min || next > max ? value : next;
}

function decimals(value: number): number {
  const [digits, exponent = '0'] = String(value).split('e');
  return Math.min(20, Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent)));
}
