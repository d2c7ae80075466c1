/**
 * The number that a name spells in digits with at most a decimal point, whatever the column's own format is; null for any
 * other name, so that none is taken for a number by mistake.
 */
export function plainNumber(name: string): number | null {
  return /^[-+]?\d+(\.\d+)?$/.test(name) ? Number(name) + 0 : null;
}
