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

const NUMBER = /^[-+\u2212]?(\d+([.,]\d*)?|[.,]\d+)(e[-+]?\d+)?$/i;
/** `1,500`: a number and a half, or fifteen hundred. `0,500` can only be the former. */
const TWO_WAYS = /^[-+\u2212]?[1-9]\d{0,2},\d{3}$/;

/** A number as typed, with a point or a comma before its decimals; null for anything else, thousands separators too. */
export function parseTyped(text: string): number | null {
  const typed = text.trim();
  if (!NUMBER.test(typed) || TWO_WAYS.test(typed)) return null;
  const number = Number(typed.replace(',', '.').replace('\u2212', '-'));
  return Number.isFinite(number) ? number : null;
}

/** What is wrong with the text of a number field and what to write instead; null when it can be used. */
export function fieldProblem(text: string, limits: NumberLimits): string | null {
  const typed = text.trim();
  const number = parseTyped(typed);
  if (number === null) {
    if (!TWO_WAYS.test(typed)) return wanted(limits);
    return `${typed} can be read in two ways. Write ${typed.replace(',', '')} or ${typed.replace(',', '.')}.`;
  }
  const { min = -Infinity, max = Infinity, whole = false, share } = limits;
  if (share && number >= 1) return shareWords(share, number);
  return number < min || number > max || (whole && !Number.isInteger(number)) ? wanted(limits) : null;
}

function wanted({ min, max, whole, example = 0.5 }: NumberLimits): string {
  const kind = whole ? 'a whole number' : 'a number';
  const [low, high] = [min, max].map((limit) => (limit === undefined ? '' : String(limit)));
  const range = low && high ? ` between ${low} and ${high}` : low ? ` of at least ${low}` : '';
  return `Write ${kind}${range}, such as ${String(example)}.`;
}

function shareWords(share: 'points' | 'percent', number: number): string {
  const typed = number >= 2 && number < 100 ? number : 10;
  const written = `${typed}${share === 'points' ? ' points are' : '\u202f% is'} ${typed / 100}`;
  return `${share === 'points' ? 'Points are' : 'It is'} written as a share of 1: ${written}.`;
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
