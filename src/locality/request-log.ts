import { isOffOrigin } from './off-origin.ts';

/** What this page has asked of the network since it was loaded. */
export interface RequestCounts {
  /** Requests that left for another origin, the page's and its workers' together. */
  readonly offOrigin: number;
  /** Attempts to reach another origin that the policy refused; nothing left the machine. */
  readonly refused: number;
  /** Requests to the page's own origin. */
  readonly ownOrigin: number;
}

export interface RequestLog {
  counts(): RequestCounts;
  /** Calls back with each change; returns the way to stop listening. */
  subscribe(listener: (counts: RequestCounts) => void): () => void;
  /** Notes how many requests a worker's own timing record shows as having left; a page cannot see those itself. */
  noteWorker(worker: string, offOrigin: number): void;
  close(): void;
}

/** Directives whose violation means that a request was refused, as opposed to a style or an evaluated string. */
const REQUEST_DIRECTIVES =
  /^(connect|img|font|media|object|script|style|frame|child|worker|manifest|prefetch)-src(-elem)?$/;

/**
 * Counts requests from the browser's own record (resource timing, from the load of the page on) and from the reports
 * of refused attempts. It observes; it does not intercept, so it can be checked against the browser's network panel.
 */
export function startRequestLog(): RequestLog {
  const listeners = new Set<(counts: RequestCounts) => void>();
  const workers = new Map<string, number>();
  const left = new Map<string, number>();
  const refusedUrls = new Map<string, number>();
  let ownOrigin = 0;
  let refused = 0;

  const counts = (): RequestCounts => {
    let offOrigin = 0;
    // Some browsers list refused requests (images) among those that were made.
    for (const [url, times] of left) offOrigin += Math.max(0, times - (refusedUrls.get(url) ?? 0));
    for (const times of workers.values()) offOrigin += times;
    return { offOrigin, refused, ownOrigin };
  };
  const announce = () => {
    const now = counts();
    for (const listener of listeners) listener(now);
  };

  const observer = new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) {
      if (isOffOrigin(name, location.origin)) left.set(name, (left.get(name) ?? 0) + 1);
      else ownOrigin += 1;
    }
    announce();
  });
  observer.observe({ type: 'resource', buffered: true });

  const onViolation = (event: SecurityPolicyViolationEvent) => {
    if (!REQUEST_DIRECTIVES.test(event.effectiveDirective)) return;
    // Where the policy stands both in the page and in its headers each attempt is reported twice; the page's counts.
    if (event.originalPolicy.includes('frame-ancestors')) return;
    if (!isOffOrigin(event.blockedURI, location.origin)) return;
    refused += 1;
    refusedUrls.set(event.blockedURI, (refusedUrls.get(event.blockedURI) ?? 0) + 1);
    announce();
  };
  document.addEventListener('securitypolicyviolation', onViolation);

  return {
    counts,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    noteWorker(worker, offOrigin) {
      workers.set(worker, offOrigin);
      announce();
    },
    close() {
      observer.disconnect();
      document.removeEventListener('securitypolicyviolation', onViolation);
      listeners.clear();
    },
  };
}
