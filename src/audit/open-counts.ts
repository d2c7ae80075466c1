import { findColumn, type Table } from '../data/table.ts';
import { featureGroups, sizesOf } from '../plan/feature-groups.ts';
import type { OutcomeName } from '../plan/check-against-table.ts';
import type { CountedPlan } from '../plan/plan.ts';
import { numberOutcomes, type Outcome } from '../plan/positive.ts';

/**
 * Counts, batch by batch, what references and checks of a plan need and no totals of a column tell: the groups of binned numbers,
 * and the outcomes of numbers. All rows count, those without a weight too.
 */
export class OpenCounts {
  readonly #plan: CountedPlan;
  readonly #groups = new Map<string, { counts: Float64Array; levels: readonly string[] }>();
  readonly #outcomes = new Map<OutcomeName, Record<Outcome, number>>();

  constructor(plan: CountedPlan) {
    this.#plan = plan;
  }

  add(batch: Table): void {
    for (const { column: name, bins } of this.#plan.sensitiveFeatures) {
      const column = findColumn(batch, name);
      if (!bins || column?.store !== 'numbers') continue;
      const { codes, levels } = featureGroups(column, bins);
      const known = this.#groups.get(name) ?? { counts: new Float64Array(levels.length), levels };
      for (const code of codes) known.counts[code]++;
      this.#groups.set(name, known);
    }
    for (const name of ['label', 'prediction'] as const) this.#addOutcomes(batch, name);
  }

  /** Rows by group after merges, most first, of each feature that is cut from numbers. */
  sizes(): Map<string, Map<string, number>> {
    const mergeOf = new Map(this.#plan.sensitiveFeatures.map(({ column, merge }) => [column, merge]));
    return new Map(
      Array.from(this.#groups, ([name, { counts, levels }]) => [name, sizesOf(counts, levels, mergeOf.get(name))]),
    );
  }

  /** The outcomes of a role whose column holds numbers; all 0 for another. */
  outcomes(name: OutcomeName): Readonly<Record<Outcome, number>> {
    return this.#outcomes.get(name) ?? { positive: 0, negative: 0, unknown: 0 };
  }

  #addOutcomes(batch: Table, name: OutcomeName): void {
    const role = this.#plan[name];
    const column = role && findColumn(batch, role.column);
    if (column?.store !== 'numbers' || !role || !('values' in role.positive)) return;
    const counts = this.#outcomes.get(name) ?? { positive: 0, negative: 0, unknown: 0 };
    const decide = numberOutcomes(role.positive, column);
    for (const value of column.values) counts[decide(value)]++;
    this.#outcomes.set(name, counts);
  }
}
