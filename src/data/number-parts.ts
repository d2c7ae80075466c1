const SPACE = '[ \\u00a0\\u2009\\u202f]';
/** Signs and short names of currencies that are no code of three letters. */
const LOCAL_CURRENCIES = ['kr', 'kr.', 'Kr', 'Kr.', 'zł', 'Kč', 'Ft', 'lei', 'лв.', 'руб.', 'Fr.', 'SFr.', 'Rs', 'Rs.'];
const LOCAL = LOCAL_CURRENCIES.map((name) => name.replaceAll('.', '\\.'))
  .sort((one, other) => other.length - one.length)
  .join('|');
const AFFIX = `%|[A-Z]{0,3}\\p{Sc}|[A-Z]{3}|${LOCAL}`;
const SIGN = '[-+\\u2212]';
const FIGURES = "\\d(?:[\\d.,'\\u2019 \\u00a0\\u2009\\u202f]*\\d)?[.,]?|[.,]\\d+";
const CELL = new RegExp(
  `^\\(?(${SIGN}?)${SPACE}*(?:(${AFFIX})${SPACE}*)?(${SIGN}?)(${FIGURES})(?:${SPACE}*(${AFFIX}))?\\)?$`,
  'u',
);
const MAX_LENGTH = 64;
const MINUS = '\u2212';

/** A cell that may be a number in some format, taken apart. */
export interface NumberParts {
  /** Figures with what divides them; neither sign nor currency. */
  readonly figures: string;
  readonly prefix: string;
  readonly suffix: string;
  /** `minus` is the minus sign of typography; a hyphen, a plus sign and none are plain. */
  readonly sign: 'plain' | 'minus' | 'parentheses';
}

let currencyCodes: ReadonlySet<string> | undefined;

/** Takes a cell apart into figures, sign, and a currency or per cent sign; null when it is no number in any format. */
export function numberParts(text: string): NumberParts | null {
  const cell = text.trim();
  if (cell.length > MAX_LENGTH) return null;
  const found = CELL.exec(cell);
  if (!found) return null;
  const [, outer, prefix = '', inner, figures, suffix = ''] = found;
  if (!isKnown(prefix) || !isKnown(suffix)) return null;
  const minus = outer === MINUS || inner === MINUS;
  return { figures, prefix, suffix, sign: cell.startsWith('(') ? 'parentheses' : minus ? 'minus' : 'plain' };
}

/** Three letters alone name a currency only when they are its code. */
function isKnown(affix: string): boolean {
  if (!/^[A-Z]{3}$/.test(affix)) return true;
  currencyCodes ??= new Set(Intl.supportedValuesOf('currency'));
  return currencyCodes.has(affix);
}
