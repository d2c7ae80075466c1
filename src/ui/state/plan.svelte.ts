import type { ColumnProfile } from '../../data/profile.ts';
import { emptyPlan, type AuditPlan, type OutcomeRole, type SensitiveFeature } from '../../plan/plan.ts';
import type { ColumnSuggestion } from '../../plan/suggestion.ts';
import type { Dataset, DatasetState } from './dataset.svelte.ts';
import { firstBins } from './group-choices.ts';
import { planProblems, type PlanField, type PlanProblem } from './plan-problems.ts';

export type PlanOrigin = 'suggested' | 'changed' | 'file';

/** The audit plan as the person has it before them: suggested, changed by hand, or dropped as a file. */
export class PlanState {
  #dataset: DatasetState;
  #plan = $state.raw<AuditPlan>(emptyPlan());
  #origin = $state.raw<PlanOrigin>('suggested');
  #pending = $state.raw<AuditPlan | null>(null);
  #problems = $derived.by((): readonly PlanProblem[] => {
    const dataset = this.#dataset.current;
    return dataset ? planProblems(this.#plan, dataset.profile) : [];
  });

  constructor(dataset: DatasetState) {
    this.#dataset = dataset;
  }

  get current(): AuditPlan {
    return this.#plan;
  }
  get origin(): PlanOrigin {
    return this.#origin;
  }
  get problems(): readonly PlanProblem[] {
    return this.#problems;
  }
  get ready(): boolean {
    return this.#dataset.current !== null && this.#problems.length === 0;
  }
  /** A plan that was dropped before any file, waiting for one. */
  get pending(): AuditPlan | null {
    return this.#pending;
  }

  problemsOf(field: PlanField, column?: string): PlanProblem[] {
    return this.#problems.filter((problem) => problem.field === field && problem.column === column);
  }

  columnNamed(name: string): ColumnProfile | undefined {
    return this.#dataset.current?.profile.columns.find((column) => column.name === name);
  }

  suggestionOf(column: string): ColumnSuggestion | undefined {
    return this.#dataset.current?.suggestion.columns.find((suggestion) => suggestion.column === column);
  }

  /** Starts over with a newly read table: the plan dropped with it or before it, else the suggested one. */
  start(dataset: Dataset, dropped: AuditPlan | null = null): void {
    const plan = dropped ?? this.#pending;
    this.#plan = plan ?? dataset.suggestion.plan;
    this.#origin = plan ? 'file' : 'suggested';
    this.#pending = null;
  }

  /** Takes a plan from a file; it waits when there is no table yet. */
  load(plan: AuditPlan): void {
    this.#pending = this.#dataset.current ? null : plan;
    this.#plan = plan;
    this.#origin = 'file';
  }

  change(changes: Partial<AuditPlan>): void {
    this.#plan = { ...this.#plan, ...changes };
    this.#origin = 'changed';
  }

  setOutcome(field: 'label' | 'prediction', role: OutcomeRole | null): void {
    this.change({ [field]: role });
  }

  addFeature(column: string): void {
    if (this.#plan.sensitiveFeatures.some((feature) => feature.column === column)) return;
    const profile = this.columnNamed(column);
    const bins = profile && firstBins(profile);
    this.change({ sensitiveFeatures: [...this.#plan.sensitiveFeatures, bins ? { column, bins } : { column }] });
  }

  removeFeature(column: string): void {
    this.change({ sensitiveFeatures: this.#plan.sensitiveFeatures.filter((feature) => feature.column !== column) });
  }

  changeFeature(column: string, changes: Partial<SensitiveFeature>): void {
    this.change({
      sensitiveFeatures: this.#plan.sensitiveFeatures.map((feature) =>
        feature.column === column ? { ...feature, ...changes } : feature,
      ),
    });
  }
}
