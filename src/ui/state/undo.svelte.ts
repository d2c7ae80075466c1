import type { ReadOptions } from '../../data/read-options.ts';
import type { Changed, Moved } from '../../messages/working.ts';
import type { AuditPlan } from '../../plan/plan.ts';
import type { StoredSteps } from '../../storage/records.ts';
import { sameReading } from '../../plan/reading.ts';
import type { AuditState } from './audit.svelte.ts';
import type { Dataset, DatasetState, Read } from './dataset.svelte.ts';
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

/** How many steps each way are saved with the work. */
const MOST_SAVED = 30;

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
  /** Whether a change is under way, of which others are parts. */
  #tracking = false;
  /** How the file is being read again while a step is taken back; what is changed meanwhile stands on that. */
  #readingAs: ReadOptions | null = null;

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

  /** Whether plan and audit are on the way to how they stood. */
  get moving(): boolean {
    return this.#moving;
  }

  /** The last steps, as they are saved with the work. */
  get steps(): StoredSteps {
    const { past, future } = this.#history;
    return { subject: this.#subject, past: past.slice(-MOST_SAVED), future: future.slice(0, MOST_SAVED) };
  }

  /** Goes on with the steps of saved work. */
  resume({ subject, past, future }: StoredSteps): void {
    this.#subject = subject;
    this.#history = new History(past as readonly PlanStep[], future as readonly PlanStep[]);
  }

  /** Carries out a change as one step, whatever it consists of. */
  track(change: () => void): void {
    if (this.#tracking) return change();
    this.#tracking = true;
    const before = this.#standing();
    try {
      change();
    } finally {
      this.#tracking = false;
      this.#record(before);
    }
  }

  /**
   * The same for reading the file again, which takes time: what is changed meanwhile are steps of their own, before it.
   * @param settle what changes with it, once the file is read
   */
  async trackReading(read: Promise<Read | null>, settle: (dataset: Dataset) => void): Promise<Dataset | null> {
    const options = this.#parts.dataset.current?.options ?? {};
    const { dataset } = (await read) ?? {};
    if (!dataset) return null;
    const before = { ...this.#standing(), options };
    settle(dataset);
    this.#record(before);
    return dataset;
  }

  /** How the file would be read after a step, where that is otherwise than it is read now; else null. */
  readingAfter(direction: 'undo' | 'redo'): ReadOptions | null {
    const { past, future } = this.#history;
    const to = direction === 'undo' ? this.undoable && past.at(-1)?.before : this.redoable && future[0]?.after;
    const { current } = this.#parts.dataset;
    return to && current && !sameReading(current.options, to.options) ? to.options : null;
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
    const { plan, audit } = this.#parts;
    const former = { history: this.#history, plan: plan.current, origin: plan.origin };
    this.#moving = true;
    try {
      // Done before anything is waited for: what a person changes meanwhile comes after it.
      plan.resume(to.plan, to.origin);
      const moved = (this.#history = direction === 'undone' ? this.#history.undone() : this.#history.redone());
      if (!(await this.#readAs(to.options))) {
        if (this.#history === moved && plan.current === to.plan) {
          plan.resume(former.plan, former.origin);
          this.#history = former.history;
        }
        return null;
      }
      const shown = audit.asked?.plan ?? null;
      return { direction, changed: step.label, audit: await this.#follow(shown, to, from) };
    } finally {
      this.#moving = false;
    }
  }

  /** Reads the file again where it was read otherwise; false when that was called off or failed. */
  async #readAs(options: ReadOptions): Promise<boolean> {
    const { dataset, audit } = this.#parts;
    if (!dataset.current || sameReading(dataset.current.options, options)) return true;
    this.#readingAs = options;
    try {
      const { files, rows } = dataset.current;
      if (!(await dataset.open(files, { options, streamed: rows.kind === 'streamed' }))) return false;
    } finally {
      this.#readingAs = null;
    }
    audit.detach('read-again');
    return true;
  }

  /** The audit goes back with a change that was made under it, and with others while it is shown and asked the same. */
  async #follow(shown: AuditPlan | null, to: Standing, from: Standing): Promise<Moved['audit']> {
    const { plan, audit } = this.#parts;
    if (!shown || !audit.current) return 'none';
    const live = from.asked && to.asked && samePlan(shown, from.asked);
    const wanted = live ? to.asked : this.#parts.auditShown() && samePlan(shown, from.plan) ? to.plan : null;
    if (!wanted || samePlan(wanted, shown)) return this.#parts.auditShown() && !live ? 'stays' : 'none';
    const { needsTally } = await import('../../audit/needs-tally.ts');
    // Changed while that was fetched: the later change wins.
    if (audit.asked?.plan !== shown) return 'stays';
    const counted = needsTally(audit.current.plan, wanted);
    const possible = audit.asked?.tableId === null ? !counted : plan.ready;
    if (!possible) return 'stays';
    audit.ask(wanted);
    if (!counted) return 'reassessed';
    return this.#parts.dataset.current?.rows.kind === 'streamed' ? 'needsReading' : 'counted';
  }

  /** Ends the step that typing was adding to: an audit was run in between. */
  close(): void {
    this.#history = this.#history.closed();
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
    if (!step || this.#moving || this.#subject !== this.#subjectNow()) return null;
    // How a file is read can change only while it is open.
    const open = this.#parts.dataset.current !== null;
    return open || sameReading(step.before.options, step.after.options) ? step.label : null;
  }

  #standing(): Standing {
    const { dataset, plan, audit } = this.#parts;
    return {
      plan: plan.current,
      origin: plan.origin,
      asked: audit.asked?.plan ?? null,
      options: this.#readingAs ?? dataset.current?.options ?? {},
    };
  }

  #subjectNow(): string {
    return subjectOf(this.#parts.dataset.current?.profile ?? null, this.#parts.audit.current?.file ?? null);
  }
}
