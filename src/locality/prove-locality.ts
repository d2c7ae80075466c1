import { startSealedWorker } from './blob-worker.ts';
import canaryUrl from './canary.worker.ts?worker&url';
import { recallHostPolicy, registerServiceWorker, type ServiceWorkerStatus } from './service-worker-registration.ts';

/** Which mechanism keeps this page and its workers from reaching other origins. */
export type LocalityStatus =
  | { readonly kind: 'checking' }
  /** The host sends the policy with every response. */
  | { readonly kind: 'sealed-by-headers'; readonly offlineReady: boolean }
  /** The host sends none; the service worker puts it on every response. */
  | { readonly kind: 'sealed-by-service-worker'; readonly offlineReady: true }
  /** Neither; the policy stands in the page, and the workers that see data inherit it from there. */
  | { readonly kind: 'sealed-by-worker-inheritance'; readonly offlineReady: false; readonly reason: string }
  /** Nothing enforces the policy here: no data may be opened. */
  | { readonly kind: 'not-sealed'; readonly offlineReady: false };

/**
 * Finds out which mechanism holds, by trying: a worker started as the data worker is must be bound, and a worker
 * started by its address tells whether responses carry the policy. Calls back with `checking` first, then with what
 * holds, and once more when the app has become ready to work offline. When the page is about to be loaded once more it
 * stays at `checking`.
 *
 * @param isIdle whether the page holds no work yet that loading it once more would lose
 */
export async function proveLocality(
  onStatus: (status: LocalityStatus) => void,
  isIdle: () => boolean = () => true,
): Promise<void> {
  onStatus({ kind: 'checking' });
  const [recalled, inherited, carried] = await Promise.all([recallHostPolicy(), isInherited(), isCarried()]);
  // A service worker answers for the canary even where it does not control the page, so its own memory comes first.
  const hostSendsPolicy = carried && (recalled ?? true);
  const findings = { inherited, carried, hostSendsPolicy };
  // On a first visit nobody waits for the service worker; on a later one a newer version may have to be loaded first.
  if (!inherited || (hostSendsPolicy && recalled === null)) {
    onStatus(judgeLocality({ ...findings, serviceWorker: NOT_YET }));
  }
  const serviceWorker = await registerServiceWorker({ healByReload: !hostSendsPolicy, isIdle });
  if (serviceWorker.kind === 'reloading') return;
  const carriedNow = carried || (serviceWorker.kind === 'controlling' && (await isCarried()));
  onStatus(judgeLocality({ ...findings, carried: carriedNow, serviceWorker }));
}

function isInherited(): Promise<boolean> {
  return isBound(() => startSealedWorker(canaryUrl, 'canary-inherited'));
}

function isCarried(): Promise<boolean> {
  return isBound(() => new Worker(new URL(canaryUrl, location.href), { type: 'module', name: 'canary-carried' }));
}

const NOT_YET: ServiceWorkerStatus = { kind: 'absent', reason: 'not registered yet' };

/** What was found out about the page, from which {@link judgeLocality} concludes. */
export interface LocalityFindings {
  /** The policy binds a worker that inherits it from the page. */
  readonly inherited: boolean;
  /** The policy binds a worker started by its address, so responses carry it. */
  readonly carried: boolean;
  /** It was the host, not the service worker, that put it there. */
  readonly hostSendsPolicy: boolean;
  readonly serviceWorker: ServiceWorkerStatus;
}

/** Which mechanism holds, the strongest first. */
export function judgeLocality(findings: LocalityFindings): LocalityStatus {
  const { inherited, carried, hostSendsPolicy, serviceWorker } = findings;
  const controlling = serviceWorker.kind === 'controlling';
  if (!inherited) return { kind: 'not-sealed', offlineReady: false };
  if (carried && hostSendsPolicy) return { kind: 'sealed-by-headers', offlineReady: controlling };
  if (carried && controlling) return { kind: 'sealed-by-service-worker', offlineReady: true };
  const reason = serviceWorker.kind === 'absent' ? serviceWorker.reason : 'responses without the policy';
  return { kind: 'sealed-by-worker-inheritance', offlineReady: false, reason };
}

function isBound(start: () => Worker): Promise<boolean> {
  return new Promise((resolve) => {
    const worker = start();
    const settle = (bound: boolean) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(bound);
    };
    const timer = setTimeout(settle, 10_000, false);
    worker.onmessage = (event: MessageEvent<boolean>) => settle(event.data);
    worker.onerror = () => settle(false);
  });
}
