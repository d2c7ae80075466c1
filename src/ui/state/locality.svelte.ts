import type { LocalityStatus } from '../../locality/prove-locality.ts';
import type { DataClient } from '../../workers/data.contract.ts';
import type { RequestCounts, RequestLog } from '../../locality/request-log.ts';

/** What the page can show of its promise: requests that left the origin, and the mechanism that forbids them. */
export class LocalityState {
  #counts = $state.raw<RequestCounts>({ offOrigin: 0, refused: 0, ownOrigin: 0 });
  #status = $state.raw<LocalityStatus>({ kind: 'checking' });

  #log: RequestLog;
  #client: DataClient;
  /** Workers there have been: what one that died had counted stays counted. */
  #workers = 1;

  constructor(log: RequestLog, client: DataClient) {
    this.#log = log;
    this.#client = client;
    this.#counts = log.counts();
    log.subscribe((counts) => (this.#counts = counts));
    client.onCrash(() => this.#workers++);
  }

  get counts(): RequestCounts {
    return this.#counts;
  }
  get status(): LocalityStatus {
    return this.#status;
  }

  /** Adds what the data worker's own record shows, which the page cannot see. A worker that has just died says nothing. */
  async askWorker(): Promise<void> {
    const worker = `data ${this.#workers}`;
    const report = await this.#client.seal().catch(() => null);
    if (report) this.#log.noteWorker(worker, report.offOrigin);
  }

  report(status: LocalityStatus): void {
    this.#status = status;
  }
}
