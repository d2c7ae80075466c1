import type { ColumnProfile } from '../../data/profile.ts';
import { emptyPlan } from '../../plan/empty-plan.ts';
import type { AuditPlan, OutcomeRole, ScoreRole, SensitiveFeature } from '../../plan/plan.ts';
import type { ColumnSuggestion } from '../../plan/suggestion.ts';
import type { Dataset, DatasetState } from './dataset.svelte.ts';
import type { PlanField, PlanProblem } from '../../plan/plan-problems.ts';
import { readingOf } from '../../plan/reading.ts';
import { firstBins } from './group-choices.ts';
import { withoutRole } from './one-role.ts';
import { roleProblems } from './role-problems.ts';

/** Carries out a change of the plan. */
export type Track = (change: () => void) => void;

export type PlanOrigin = 'suggested' | 'changed' | 'file';

/** The audit plan as the person has it before them: suggested, changed by hand, or dropped as a file. */
export class PlanState {
  #dataset: DatasetState;
  #track: Track;
  #plan = $state.raw<AuditPlan>(emptyPlan());
  #origin = $state.raw<PlanOrigin>('suggested');
  #pending = $state.raw<AuditPlan | null>(null);
  /** Features whose edges were typed and cannot be read. */
  #wrongEdges = $state.raw<readonly string[]>([]);
  /** Number fields in which something stands that cannot be used; each says so itself. */
  #wrongFields = $state.raw<readonly string[]>([]);
  #edition = $state(0);
  #problems = $derived.by((): readonly PlanProblem[] => {
    const dataset = this.#dataset.current;
    return dataset ? roleProblems(this.#plan, dataset.profile, this.#wrongEdges) : [];
  });

  /** @param track carries a change out as one step that can be undone */
  constructor(dataset: DatasetState, track: Track = (change) => change()) {
    this.#dataset = dataset;
    this.#track = track;
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
  /** How many things stand in the way of an audit. */
  get obstacles(): number {
    return this.#problems.length + this.#wrongFields.length;
  }
  get ready(): boolean {
    return this.#dataset.current !== null && this.obstacles === 0;
  }
  /** Counts up when another plan takes the place of this one. */
  get edition(): number {
    return this.#edition;
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

  /** The plan as a document: with how its file was read. */
  toDocument(): AuditPlan {
    const { evenhandPlan, reading: _, ...roles } = this.#plan;
    const reading = readingOf(this.#dataset.current?.options ?? {});
    return { evenhandPlan, ...(reading && { reading }), ...roles };
  }

  /** Starts over with a newly read table: the plan dropped with it or before it, else the suggested one. */
  start(dataset: Dataset, dropped: AuditPlan | null = null): void {
    const plan = dropped ?? this.#pending;
    this.#replace(plan ?? dataset.suggestion.plan, plan ? 'file' : 'suggested');
    this.#pending = null;
  }

  /** Takes a plan from a file; it waits when there is no table yet. */
  load(plan: AuditPlan): void {
    this.#pending = this.#dataset.current ? null : plan;
    this.#track(() => this.#replace(plan, 'file'));
  }

  /** Goes on with the plan of saved work. */
  resume(plan: AuditPlan, origin: PlanOrigin): void {
    this.#replace(plan, origin);
  }

  change(changes: Partial<AuditPlan>): void {
    this.#track(() => {
      this.#plan = { ...this.#plan, ...changes };
      this.#origin = 'changed';
    });
  }

  setOutcome(field: 'label' | 'prediction', role: OutcomeRole | null): void {
    const moved = role?.column !== this.#plan[field]?.column;
    const other = this.#plan[field === 'label' ? 'prediction' : 'label'];
    const classes = moved && this.#plan.classes ? classesOf(role !== null || other !== null) : {};
    this.#give(role && moved ? role.column : null, { [field]: role, ...classes });
  }

  setScore(score: ScoreRole | null): void {
    this.#give(score && score.column !== this.#plan.score?.column ? score.column : null, { score });
  }

  /** Whether every value of label and prediction is also counted on its own. */
  setClasses(each: boolean): void {
    this.change(classesOf(each));
  }

  setNumericTarget(column: string | null): void {
    const prediction = this.#plan.numericTarget?.prediction ?? null;
    const kept = prediction === column ? null : prediction;
    this.#give(column, { numericTarget: column === null ? null : { column, prediction: kept } });
  }

  setTargetPrediction(prediction: string | null): void {
    const target = this.#plan.numericTarget;
    if (target) this.#give(prediction, { numericTarget: { column: target.column, prediction } });
  }

  setControlFeature(column: string | null): void {
    this.#give(column, { controlFeature: column });
  }

  setSampleWeight(column: string | null): void {
    this.#give(column, { sampleWeight: column });
  }

  addFeature(column: string): void {
    if (this.#plan.sensitiveFeatures.some((feature) => feature.column === column)) return;
    const profile = this.columnNamed(column);
    const bins = profile && firstBins(profile);
    const feature = bins ? { column, bins } : { column };
    this.#give(column, { sensitiveFeatures: [...this.#plan.sensitiveFeatures, feature] });
  }

  removeFeature(column: string): void {
    this.change({ sensitiveFeatures: this.#plan.sensitiveFeatures.filter((feature) => feature.column !== column) });
    this.setWrongEdges(column, false);
  }

  changeFeature(column: string, changes: Partial<SensitiveFeature>): void {
    this.change({
      sensitiveFeatures: this.#plan.sensitiveFeatures.map((feature) =>
        feature.column === column ? { ...feature, ...changes } : feature,
      ),
    });
  }

  /** Notes whether the edges typed for a feature cannot be read, which stands in the way of an audit. */
  setWrongEdges(column: string, wrong: boolean): void {
    const others = this.#wrongEdges.filter((other) => other !== column);
    this.#wrongEdges = wrong ? [...others, column] : others;
  }

  /** Notes whether what stands in a number field cannot be used, which stands in the way of an audit too. */
  setWrongField(label: string, wrong: boolean): void {
    if (this.#wrongFields.includes(label) === wrong) return;
    const others = this.#wrongFields.filter((other) => other !== label);
    this.#wrongFields = wrong ? [...others, label] : others;
  }

  /** Gives a column a role, taking it from the role it had before. */
  #give(column: string | null, changes: Partial<AuditPlan>): void {
    this.change({ ...(column !== null && withoutRole(this.#plan, column)), ...changes });
  }

  #replace(plan: AuditPlan, origin: PlanOrigin): void {
    this.#plan = plan;
    this.#origin = origin;
    this.#wrongEdges = [];
    this.#wrongFields = [];
    this.#edition += 1;
  }
}

/** All values that occur as classes, or none. */
function classesOf(each: boolean): Pick<AuditPlan, 'classes' | 'allClasses'> {
  return { classes: each ? [] : null, allClasses: undefined };
}
