import type { Audit } from '../../audit/audit.ts';
import { subjectWords } from '../../report/file-words.ts';
import type { Asked, Detached } from './audit.svelte.ts';
import { awaitedOf, factsOf, isAwaited, type AwaitedFile } from './awaited-file.ts';
import type { LatestKept } from './kept.svelte.ts';
import type { ScreenId } from './navigation.svelte.ts';
import type { SessionState } from './session.svelte.ts';
import type { WorkParts } from './work-parts.ts';

/** Work that something else took the place of. */
export interface FormerWork {
  readonly fileName: string;
  readonly screen: ScreenId;
  /** The last entry of the browser's history that showed it. */
  readonly entry: number;
  readonly audit: Audit | null;
  readonly asked: Asked | null;
  readonly detached: Detached | null;
  readonly kept: LatestKept | null;
  /** The file that it waits for, with its plan; null where its table stayed open. */
  readonly awaited: AwaitedFile | null;
  /** The draft that holds it as well; null where nothing is saved. */
  readonly draftId: string | null;
}

/** What gives way: the audit alone, the work that waits for its file, or the open file with its plan as well. */
type GivingWay = 'audit' | 'awaited' | 'everything';

/** Holds work that a link, a kept audit or another file took the place of, so that one can go back to it. */
export class FormerState {
  readonly #app: WorkParts & { readonly session: SessionState };
  readonly #fromLink: () => Audit | null;
  #works = $state.raw<readonly FormerWork[]>([]);

  /** @param fromLink the audit that a link holds, which is no work of anyone's here */
  constructor(app: WorkParts & { readonly session: SessionState }, fromLink: () => Audit | null) {
    this.#app = app;
    this.#fromLink = fromLink;
  }

  /** What gave way last. */
  get work(): FormerWork | null {
    return this.#works.at(-1) ?? null;
  }
  /** Whether leaving the page would lose any of it. */
  get atStake(): boolean {
    return this.#works.some(({ draftId }) => draftId === null);
  }

  /** The work as it stands, written as far as it is saved; null where nothing is lost when it gives way. */
  async standing(what: GivingWay): Promise<FormerWork | null> {
    if (!this.#worthHolding(what)) return null;
    const work = this.#describe(what);
    await this.#app.session.flush();
    return work;
  }

  /** Holds work that has given way. */
  hold(work: FormerWork | null): void {
    if (work) this.#works = [...this.#works, { ...work, draftId: this.#app.session.leave() }];
  }

  /** Another audit is about to take the place of the one shown. */
  async makeWay(): Promise<void> {
    this.hold(await this.standing('audit'));
    this.#app.session.waiting.otherAudit();
  }

  /** Goes on with work that another tab left; all that is open here gives way. */
  async continueDraft(id: string): Promise<void> {
    const { audit, dataset, session } = this.#app;
    const standing = await this.standing('everything');
    await session.continueDraft(id, () => {
      this.hold(standing);
      dataset.close();
      audit.clear();
    });
  }

  /** Whether an entry of the browser's history, which was gone back to, showed it before a link took its place. */
  wasAt(entry: number): boolean {
    const shown = this.#app.audit.current;
    return this.work !== null && shown !== null && shown === this.#fromLink() && entry <= this.work.entry;
  }

  /**
   * Goes back to it; what is shown now is held in its place where it would be lost.
   * @param goes whether its screen is to be shown as well
   */
  async back(goes = true): Promise<void> {
    const { work } = this;
    if (!work) return;
    const { dataset, navigation, plan, session } = this.#app;
    const open = dataset.current;
    const reopened = open !== null && work.awaited !== null && isAwaited(work.awaited, factsOf(open));
    const closes = work.awaited !== null && !reopened;
    const present = await this.standing(closes ? 'everything' : 'audit');
    this.letGo();
    this.hold(present);
    if (closes && work.awaited) {
      dataset.close();
      session.waiting.waitFor(work.awaited);
      plan.resume(work.awaited.plan, work.awaited.origin);
    }
    this.#showAudit(work, reopened);
    if (work.draftId !== null) session.takeOver(work.draftId);
    if (goes) navigation.go(work.screen, true);
  }

  /** Gives up what gave way last. */
  letGo(): void {
    this.#works = this.#works.slice(0, -1);
  }

  #showAudit({ audit, asked, detached, kept, awaited }: FormerWork, reopened: boolean): void {
    if (!audit || !asked) return;
    const open = this.#app.dataset.current;
    const live = open && (reopened ? awaited?.live : asked.tableId === open.tableId);
    if (kept) this.#app.kept.opened(kept);
    this.#app.audit.show(audit, detached ?? 'other-file');
    if (live) this.#app.audit.resume(audit, { ...asked, tableId: open.tableId });
  }

  #worthHolding(what: GivingWay): boolean {
    const { audit, dataset, kept, session } = this.#app;
    if (session.onlyExample) return false;
    const unsaved = audit.current !== null && !kept.isKept(audit.current) && audit.current !== this.#fromLink();
    return (
      unsaved || (what !== 'audit' && session.waiting.file !== null) || (what === 'everything' && !!dataset.current)
    );
  }

  /** What waits for its file, with the plan as it stands by now. */
  #waiting(): AwaitedFile | null {
    const { plan, session } = this.#app;
    const { file } = session.waiting;
    return file && !plan.pending ? { ...file, plan: plan.current, origin: plan.origin } : file;
  }

  #describe(what: GivingWay): FormerWork {
    const { audit, dataset, kept, navigation } = this.#app;
    const open = dataset.current;
    const closing = what === 'everything' && open ? awaitedOf(this.#app, open) : null;
    const awaited = closing ?? this.#waiting();
    const audited = audit.current?.file && subjectWords(audit.current.file);
    const fileName = audited ?? awaited?.file.name ?? open?.profile.fileName ?? '';
    return {
      fileName,
      screen: navigation.screen,
      entry: navigation.lastEntry,
      audit: audit.current,
      asked: audit.asked,
      detached: audit.detached,
      kept: kept.latest,
      awaited,
      draftId: null,
    };
  }
}
