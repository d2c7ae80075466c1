import { numberMarks, type NumberMarks } from './numbers.ts';

/** What a person typed as a number: one number, one that can be read in two ways, or none. */
export type TypedNumber =
  | { readonly kind: 'number'; readonly value: number }
  /** `1,500`: fifteen hundred, or one and a half; both as they can be written without doubt. */
  | { readonly kind: 'ambiguous'; readonly asGroup: string; readonly asDecimal: string }
  | { readonly kind: 'none' };

const NONE: TypedNumber = { kind: 'none' };
/** Digits and marks; spaces of all widths, apostrophes and the Arabic thousands mark stand between thousands only. */
const MARKED = /^[\d., \u00a0\u2009\u202f'\u2019\u066c]+$/;
const GROUPED = /^\d{1,3}(?:g\d{2,3})*g\d{3}$/;
const PLAIN = /^(?:\d+(?:[.,]\d*)?|[.,]\d+)$/;
/** One mark before three digits; `0,500` can only be a decimal. */
const TWO_WAYS = /^[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * Reads a number as people write it, in any of the usual formats: `1234.5`, `1,234.5`, `1.234,5`, `1 234,5`, `1'234.5`,
 * Arabic digits too. Point and comma are both understood; the one that is not the format's decimal mark, before exactly
 * three digits, may mean thousands or decimals and is asked back.
 */
export function readTyped(text: string, marks: NumberMarks = numberMarks()): TypedNumber {
  const match = /^([-+\u2212]?)([^e]*)(e[-+]?\d+)?$/i.exec(latinDigits(text.trim()));
  if (!match) return NONE;
  const [, sign, body, exponent = ''] = match;
  if (TWO_WAYS.test(body) && !body.includes(marks.decimal) && exponent === '') {
    return {
      kind: 'ambiguous',
      asGroup: sign + body.replace(/[.,]/, ''),
      asDecimal: sign + body.replace(/[.,]/, marks.decimal),
    };
  }
  const digits = withoutGroups(body);
  if (digits === null) return NONE;
  const value = Number(`${sign.replace('\u2212', '-')}${digits}${exponent}`);
  return Number.isFinite(value) ? { kind: 'number', value } : NONE;
}

/** The digits with a point before the decimals; null where marks stand as in no number. */
function withoutGroups(body: string): string | null {
  if (!MARKED.test(body) || !/\d/.test(body)) return null;
  const decimalAt = decimalPosition(body);
  const front = decimalAt < 0 ? body : body.slice(0, decimalAt);
  const decimals = decimalAt < 0 ? '' : body.slice(decimalAt + 1);
  if (!/^\d*$/.test(decimals)) return null;
  if (PLAIN.test(front + (decimalAt < 0 ? '' : `.${decimals}`))) return `${front || '0'}.${decimals || '0'}`;
  return isGrouped(front) ? `${front.replace(/\D/g, '')}.${decimals || '0'}` : null;
}

/** Where the decimal mark stands: the last of two kinds of mark, or a point or comma that stands once. */
function decimalPosition(body: string): number {
  const last = Math.max(body.lastIndexOf('.'), body.lastIndexOf(','));
  if (last < 0 || body.indexOf(body[last]) !== last) return -1;
  return last;
}

/** Marks of one kind, between groups as they are written. */
function isGrouped(front: string): boolean {
  const kinds = new Set(front.replace(/\d/g, ''));
  return kinds.size === 1 && GROUPED.test(front.replace(/\D/g, 'g'));
}

function latinDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/\u066b/g, '.');
}
