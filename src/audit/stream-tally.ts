import type { AuditCube } from '../cube/cube.ts';
import { mergeCubes } from '../cube/merge.ts';
import { Tally } from '../cube/tally.ts';
import { findColumn, type Table } from '../data/table.ts';
import { AppError } from '../errors.ts';
import { checkStrata } from '../plan/check-against-table.ts';
import type { CountedPlan } from '../plan/plan.ts';
import { OpenCounts } from './open-counts.ts';

/**
 * Counts batches whose dictionaries may still grow. A tally lays its cells out by strata; when a batch brings a new one, what has
 * been counted becomes a cube and a wider tally goes on. Cubes of rows in order add up to that of all rows.
 */
export class StreamTally {
  readonly open: OpenCounts;
  readonly #plan: CountedPlan;
  readonly #cubes: AuditCube[] = [];
  #tally: Tally;
  #strata = -1;

  constructor(plan: CountedPlan) {
    this.#plan = plan;
    this.open = new OpenCounts(plan);
    this.#tally = new Tally(plan);
  }

  /** Adds the rows that follow. @throws AppError as {@link Tally.add}; `plan/too-many-strata` */
  add(batch: Table): void {
    this.#widen(batch);
    this.#tally.add(batch);
    this.open.add(batch);
  }

  /**
   * @param setAside rows that the reader set aside
   * @throws AppError `weights/none` when no row has a weight above zero
   */
  finish(setAside: number): AuditCube {
    const { sampleWeight } = this.#plan;
    if (this.#cubes.length === 0) return this.#tally.finish(setAside);
    const cube = mergeCubes([...this.#cubes, this.#tally.finish(setAside, 'any weights')]);
    const hasWeight = cube.combinations[0].cells.w.some((weight) => weight > 0);
    if (sampleWeight !== null && !hasWeight) throw new AppError('weights/none', { column: sampleWeight });
    return cube;
  }

  #widen(batch: Table): void {
    const { controlFeature } = this.#plan;
    const column = controlFeature ? findColumn(batch, controlFeature) : undefined;
    if (column?.store !== 'codes' || column.levels.length === this.#strata) return;
    checkStrata(column);
    if (this.#strata >= 0) {
      this.#cubes.push(this.#tally.finish(0, 'any weights'));
      this.#tally = new Tally(this.#plan);
    }
    this.#strata = column.levels.length;
  }
}
