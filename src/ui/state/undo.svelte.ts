import type { ReadOptions } from '../../data/read-options.ts';
import type { Changed, Moved } from '../../messages/working.ts';
import type { AuditPlan } from '../../plan/plan.ts';
import { sameReading } from '../../plan/reading.ts';
import type { AuditState } from './audit.svelte.ts';
import type { DatasetState } from './dataset.svelte.ts';
import { History, type Step } from './history.ts';
import { planChange } from './plan-change.ts';
import type { PlanOrigin, PlanState } from './plan.svelte.ts';
import { readingChange } from './reading-change.ts';
import { samePlan } from './same-plan.ts';
import { subjectOf } from './subject.ts';

/** How the plan stood, the one under the audit shown, and how the file was read. */
interface Standing {
  readonly plan: AuditPlan;
  readonly origin: PlanOrigin;
  readonly asked: AuditPlan | null;
  readonly options: ReadOptions;
}

type PlanStep = Step<Standing, Changed>;
export interface UndoParts {
  readonly dataset: DatasetState;
  readonly plan: PlanState;
  readonly audit: AuditState;
  /** Whether a screen of the audit is shown, so that it follows what is undone. */
  auditShown(): boolean;
}

/** One history of changes of the plan, on the Columns screen and under an audit. Another file or audit begins it anew. */
export class UndoState {
  readonly #parts: UndoParts;
  readonly #now: () => number;
  #history = $state.raw(new History<Standing, Changed>());
  #subject = $state.raw('');
  #moving = $state.raw(false);
  /** The standing before a change under way, of which others are parts. */
  #tracking = false;

  constructor(parts: UndoParts, now: () => number = () => performance.now()) {
    this.#parts = parts;
    this.#now = now;
  }

  /** What would be undone; null when there is nothing. */
  get undoable(): Changed | null {
    return this.#reachable(this.#history.past.at(-1));
  }
  /** What would be done again; null when there is nothing. */
  get redoable(): Changed | null {
    return this.#reachable(this.#history.future[0]);
  }

  /** Carries out a change as one step, whatever it consists of. */
  track(change: () => void): void {
    if (this.#tracking || this.#moving) return change();
    this.#tracking = true;
    const before = this.#standing();
    try {
      change();
    } finally {
      this.#tracking = false;
      this.#record(before);
    }
  }

  /** The same for a change that takes time: how the file is read. */
  async trackReading<T>(change: () => Promise<T>): Promise<T> {
    const before = this.#standing();
    const nested = this.#tracking || this.#moving;
    this.#tracking = true;
    try {
      return await change();
    } finally {
      this.#tracking = nested;
      if (!nested) this.#record(before);
    }
  }

  undo(): Promise<Moved | null> {
    const step = this.undoable && this.#history.past.at(-1);
    return step ? this.#move('undone', step, step.before, step.after) : Promise.resolve(null);
  }

  redo(): Promise<Moved | null> {
    const step = this.redoable && this.#history.future[0];
    return step ? this.#move('redone', step, step.after, step.before) : Promise.resolve(null);
  }

  async #move(direction: Moved['direction'], step: PlanStep, to: Standing, from: Standing): Promise<Moved | null> {
    const { dataset, plan, audit } = this.#parts;
    this.#moving = true;
    try {
      if (dataset.current && !sameReading(dataset.current.options, to.options)) {
        if (!(await dataset.open(dataset.current.file, to.options))) return null;
        audit.detach('read-again');
      }
      const shown = audit.asked?.plan ?? null;
      plan.resume(to.plan, to.origin);
      this.#history = direction === 'undone' ? this.#history.undone() : this.#history.redone();
      return { direction, changed: step.label, audit: await this.#follow(shown, to, from) };
    } finally {
      this.#moving = false;
    }
  }

  /** The audit goes back with a change that was made under it, and with others while it is shown and asked the same. */
  async #follow(shown: AuditPlan | null, to: Standing, from: Standing): Promise<Moved['audit']> {
    const { plan, audit } = this.#parts;
    if (!shown || !audit.current) return 'none';
    const live = from.asked && to.asked && samePlan(shown, from.asked);
    const wanted = live ? to.asked : this.#parts.auditShown() && samePlan(shown, from.plan) ? to.plan : null;
    if (!wanted || samePlan(wanted, shown)) return this.#parts.auditShown() && !live ? 'stays' : 'none';
    const { needsTally } = await import('../../audit/needs-tally.ts');
    const counted = needsTally(audit.current.plan, wanted);
    const possible = audit.asked?.tableId === null ? !counted : plan.ready;
    if (!possible) return 'stays';
    audit.ask(wanted);
    return counted ? 'counted' : 'reassessed';
  }

  #record(before: Standing): void {
    const subject = this.#subjectNow();
    if (subject !== this.#subject) {
      this.#subject = subject;
      this.#history = new History();
    }
    const after = this.#standing();
    const change =
      readingChange(before.options, after.options) ??
      planChange(before.plan, after.plan) ??
      (before.asked && after.asked ? planChange(before.asked, after.asked) : null);
    if (!change) return;
    const { what, column, typed } = change;
    const field = typed ? `${what} ${column ?? ''}` : null;
    this.#history = this.#history.record({ before, after, label: { what, column }, field, at: this.#now() });
  }

  #reachable(step: PlanStep | undefined): Changed | null {
    return step && !this.#moving && this.#subject === this.#subjectNow() ? step.label : null;
  }

  #standing(): Standing {
    const { dataset, plan, audit } = this.#parts;
    return {
      plan: plan.current,
      origin: plan.origin,
      asked: audit.asked?.plan ?? null,
      options: dataset.current?.options ?? {},
    };
  }

  #subjectNow(): string {
    return subjectOf(this.#parts.dataset.current?.profile ?? null, this.#parts.audit.current?.file ?? null);
  }
}
