import type { AuditPlan } from '../../../src/plan/plan.ts';
import type { CardParts } from './card.ts';

/** A synthetic file that ships with the site: the table, the plan that audits it in one click, and its data card. */
export interface Sample {
  /** Name of its three files: `<id>.csv`, `<id>.plan.json`, `<id>.card.md`. */
  readonly id: string;
  /** The whole table as text, the same on every machine. */
  readonly csv: () => string;
  readonly plan: AuditPlan;
  readonly card: CardParts;
}

export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

export function yesOrNo(value: boolean): 'Yes' | 'No' {
  return value ? 'Yes' : 'No';
}

/** Rows as delimited text; a cell that holds the delimiter, a quote or a line break is quoted. */
export function delimited(rows: readonly (readonly (string | number)[])[], delimiter: ',' | ';' = ','): string {
  const cell = (value: string | number): string => {
    const text = String(value);
    return /["\n\r]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => row.map(cell).join(delimiter) + '\n').join('');
}
