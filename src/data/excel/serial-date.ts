import type { CellStyle } from './cell-styles.ts';

const MILLISECONDS_PER_DAY = 86_400_000;
/** Days from 1899-12-30, from which serial numbers count from March 1900 on, to 1970, and to 1904. */
const DAYS_TO_1970 = 25_569;
const DAYS_TO_1904 = 1462;
/** The day that 1900 did not have and that is counted: 1900-02-29. */
const NO_DAY = 60;
/** 9999-12-31. */
const LAST_DAY = 2_958_465;

/**
 * The day or time that a serial number stands for, by ISO 8601; null where it stands for none.
 * @see ECMA-376 18.17.4, Dates and Times.
 */
export function spellSerial(serial: number, style: CellStyle, from1904: boolean): string | null {
  if (style === 'number' || !(serial >= 0 && serial <= LAST_DAY + 1)) return null;
  let days = from1904 ? serial + DAYS_TO_1904 : serial;
  if (days < 1 && style === 'time') return isoOf(days).slice(11);
  if (!from1904 && days >= NO_DAY && days < NO_DAY + 1) return '1900-02-29';
  if (!from1904 && days < NO_DAY) days += 1;
  const iso = isoOf(days - DAYS_TO_1970);
  return style === 'date' ? iso.slice(0, 10) : iso;
}

function isoOf(days: number): string {
  const date = new Date(Math.round(days * MILLISECONDS_PER_DAY));
  return date.toISOString().replace(/(?:\.000|(\.\d*?)0*)Z$/, '$1');
}
