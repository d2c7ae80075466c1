import { createContext } from 'svelte';
import { AppError } from '../../errors.ts';
import type { AuditPlan } from '../../plan/plan.ts';
import type { RequestLog } from '../../locality/request-log.ts';
import type { DataClient } from '../../workers/data.contract.ts';
import { AuditState } from './audit.svelte.ts';
import { DatasetState, type Dataset } from './dataset.svelte.ts';
import { errorOf } from './error-of.ts';
import { KeptState } from './kept.svelte.ts';
import { LocalityState } from './locality.svelte.ts';
import { Navigation, type ScreenId } from './navigation.svelte.ts';
import { PlanState } from './plan.svelte.ts';
import { Preferences } from './preferences.svelte.ts';
import { sortFiles } from './sort-files.ts';

export interface AppParts {
  readonly client: DataClient;
  readonly requestLog: RequestLog;
}

/** The state of the page: one class for each concern, and the few steps that concern several. */
export class App {
  readonly dataset: DatasetState;
  readonly plan: PlanState;
  readonly audit: AuditState;
  readonly locality: LocalityState;
  readonly navigation: Navigation;
  readonly kept = new KeptState();
  readonly preferences = new Preferences();

  constructor({ client, requestLog }: AppParts) {
    this.dataset = new DatasetState(client);
    this.plan = new PlanState(this.dataset);
    this.audit = new AuditState(client);
    this.locality = new LocalityState(requestLog, client);
    this.navigation = new Navigation((screen) => this.whyNot(screen) === null);
  }

  /** Why a screen has nothing to show yet; null when it has. */
  whyNot(screen: ScreenId): string | null {
    if (screen === 'columns' && !this.dataset.current) return 'Choose a file first.';
    if (screen === 'audit' && !this.audit.current) return 'Run an audit first.';
    return null;
  }

  /** Takes dropped, chosen or pasted files: data, a plan, or both. A plan with data runs the audit with no click. */
  async openFiles(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    let sorted;
    try {
      sorted = await sortFiles(files);
    } catch (thrown) {
      const error = errorOf(thrown);
      const fileName = files.find((file) => /\.json$/i.test(file.name))?.name ?? files[0].name;
      this.dataset.fail(fileName, error);
      return;
    }
    if (sorted.data) return this.#openData(sorted.data, sorted.plan?.plan ?? null);
    if (sorted.plan) await this.#usePlan(sorted.plan.plan);
  }

  /** Fetches the bundled synthetic sample with its plan and audits it. */
  async openSample(): Promise<void> {
    try {
      const [data, plan] = await Promise.all([fetchFile('samples/hiring.csv'), fetchFile('samples/hiring.plan.json')]);
      await this.openFiles([data, plan]);
    } catch (thrown) {
      this.dataset.fail('samples/hiring.csv', new AppError('file/unreadable', {}, { cause: thrown }));
    }
  }

  /** Shows an audit kept in this browser. It can be read; its rows are gone. */
  async openKept(id: string): Promise<void> {
    const audit = await this.kept.open(id);
    if (!audit) return;
    this.audit.show(audit);
    this.navigation.go('audit');
  }

  async runAudit(): Promise<void> {
    if (await this.audit.run(this.plan.current)) this.navigation.go('audit');
  }

  /** Changes the plan under a finished audit and asks for its new numbers. */
  adjust(changes: Partial<AuditPlan>): void {
    this.plan.change(changes);
    this.audit.reassess(this.plan.current);
  }

  /** Reads the file again under other options and keeps the plan as far as it was changed by hand. */
  async reread(read: Promise<Dataset | null>): Promise<void> {
    const dataset = await read;
    if (dataset && this.plan.origin === 'suggested') this.plan.start(dataset);
    if (dataset) this.audit.detach();
  }

  async #openData(file: File, plan: AuditPlan | null): Promise<void> {
    const dataset = await this.dataset.open(file);
    void this.locality.askWorker();
    if (!dataset) return;
    this.audit.detach();
    this.plan.start(dataset, plan);
    if (this.plan.origin === 'file' && this.plan.ready && (await this.audit.run(this.plan.current))) {
      this.navigation.go('audit');
    } else {
      this.navigation.go('columns');
    }
  }

  async #usePlan(plan: AuditPlan): Promise<void> {
    this.plan.load(plan);
    if (!this.dataset.current) return;
    if (this.plan.ready) await this.runAudit();
    else this.navigation.go('columns');
  }
}

async function fetchFile(address: string): Promise<File> {
  const response = await fetch(new URL(address, document.baseURI));
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new File([await response.blob()], address.slice(address.lastIndexOf('/') + 1));
}

/** The page's state, handed down from the root component. */
export const [useApp, provideApp] = createContext<App>();
