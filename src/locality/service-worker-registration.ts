import { askServiceWorker } from './service-worker-messages.ts';

/** How the service worker stands towards this page. */
export type ServiceWorkerStatus =
  /** It answers every request of this page. */
  | { readonly kind: 'controlling' }
  /** The page is about to be loaded once more, so that the service worker answers for the page itself too. */
  | { readonly kind: 'reloading' }
  /** The browser has none, the page is not served securely, or its files could not be stored. */
  | { readonly kind: 'absent'; readonly reason: string };

/** The key in `history.state` that marks a page as already loaded again; it survives a reload and leaves no storage. */
const RELOADED = 'evenhandReloaded';

export interface RegistrationOptions {
  /** Address of the service worker, relative to the page. */
  readonly url?: string;
  /** Whether a page that the service worker did not answer for should be loaded once more: on a host without headers. */
  readonly healByReload: boolean;
  /** Whether the page holds no work yet that loading it once more would lose. Asked just before. */
  readonly isIdle: () => boolean;
  /** Milliseconds after which the page goes on without it. */
  readonly patience?: number;
}

/**
 * Registers the service worker and waits until it controls the page. On a host without headers a page that was loaded
 * before the service worker (a first visit, or a reload that went around it) is loaded once more, and never twice in
 * a row; nor when it has been given work in the meantime.
 */
export async function registerServiceWorker(options: RegistrationOptions): Promise<ServiceWorkerStatus> {
  if (!('serviceWorker' in navigator)) return { kind: 'absent', reason: 'unsupported' };
  const { url = 'sw.js', healByReload, isIdle, patience = 60_000 } = options;
  const container = navigator.serviceWorker;
  const startedControlled = container.controller !== null;
  try {
    const registration = await container.register(url, { updateViaCache: 'none' });
    if (startedControlled && registration.waiting && isIdle() && (await takeOver(container, registration.waiting))) {
      return reload();
    }
    const controller = await waitForController(container, registration, patience);
    if (healByReload && !startedControlled && !wasReloaded() && isIdle()) return reload();
    if (!controller) return { kind: 'absent', reason: 'bypassed' };
    markReloaded(false);
    return { kind: 'controlling' };
  } catch (error) {
    return { kind: 'absent', reason: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * What a service worker of an earlier visit knows of the host: whether it sent the policy with every file. Null where
 * there is none yet.
 */
export async function recallHostPolicy(): Promise<boolean | null> {
  if (!('serviceWorker' in navigator)) return null;
  const registration = await navigator.serviceWorker.getRegistration();
  return registration?.active ? askServiceWorker(registration.active, 'does-host-send-policy') : null;
}

/** A newer version that waits takes over when this is the only window; older files would be gone for the others. */
async function takeOver(container: ServiceWorkerContainer, waiting: ServiceWorker): Promise<boolean> {
  const changed = new Promise<boolean>((resolve) => {
    container.addEventListener('controllerchange', () => resolve(true), { once: true });
    setTimeout(resolve, 3_000, false);
  });
  return (await askServiceWorker(waiting, 'activate-if-alone')) === true && (await changed);
}

/** Waits for the installation to end and the page to be claimed; null when a reload went around the service worker. */
async function waitForController(
  container: ServiceWorkerContainer,
  registration: ServiceWorkerRegistration,
  patience: number,
): Promise<ServiceWorker | null> {
  if (container.controller) return container.controller;
  if (registration.active?.state === 'activated') return null;
  const installing = registration.installing ?? registration.waiting ?? registration.active;
  await new Promise<void>((resolve, reject) => {
    container.addEventListener('controllerchange', () => resolve(), { once: true });
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'redundant') reject(new Error('files could not be stored'));
    });
    setTimeout(() => reject(new Error('took too long')), patience);
  });
  return container.controller;
}

function reload(): ServiceWorkerStatus {
  markReloaded(true);
  // Before loading has ended a reload is taken for a part of the same load and goes around the service worker again.
  if (document.readyState === 'complete') location.reload();
  else addEventListener('load', () => setTimeout(() => location.reload()), { once: true });
  return { kind: 'reloading' };
}

function wasReloaded(): boolean {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && RELOADED in state;
}

function markReloaded(reloaded: boolean): void {
  if (!reloaded && !wasReloaded()) return;
  const { [RELOADED]: _, ...rest } = { ...(history.state as Record<string, unknown> | null) };
  history.replaceState(reloaded ? { ...rest, [RELOADED]: true } : rest, '');
}
