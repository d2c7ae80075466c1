const TIME = '(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?\\s?(?:[AaPp][Mm])?(?:Z|[+-]\\d{2}:?\\d{2})?)?';
const YEAR_FIRST = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${TIME}$`);
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})${TIME}$`);

/** Whether a spelling is a calendar date in figures, with or without a time: ISO 8601, or day and month in any order. */
export function isDate(text: string): boolean {
  const plain = text.trim();
  if (plain.length < 6 || plain.length > 40) return false;
  const iso = YEAR_FIRST.exec(plain);
  if (iso) return isMonthAndDay(Number(iso[3]), Number(iso[4]));
  const other = YEAR_LAST.exec(plain);
  if (!other) return false;
  const one = Number(other[1]);
  const two = Number(other[3]);
  return isMonthAndDay(one, two) || isMonthAndDay(two, one);
}

function isMonthAndDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
