import { policyInForce } from '../locality/canary.ts';
import { carriesLibraryHeaders } from '../locality/policy.ts';
import { registerServiceWorker } from '../locality/service-worker-registration.ts';

/** Whether the page is sealed off from every other, by which mechanism, or why not. */
export type LibrarySeal =
  | { readonly kind: 'checking' }
  | { readonly kind: 'sealed'; readonly by: 'headers' | 'service-worker' }
  | { readonly kind: 'refused'; readonly why: 'no-policy' | 'joined' | 'no-headers' };

/**
 * Finds out whether this page may work: no other page may be able to reach into it, and the policy must bind it. The headers
 * that see to it come from the host, or from the service worker, for which the page is loaded once more where it was loaded
 * before there was one; it stays at `checking` then.
 */
export async function proveSealed(): Promise<LibrarySeal> {
  if (window.opener !== null || window.top !== window) return { kind: 'refused', why: 'joined' };
  if (!(await policyInForce())) return { kind: 'refused', why: 'no-policy' };
  if (answeredByServiceWorker()) return { kind: 'sealed', by: 'service-worker' };
  const byHost = await hostSendsHeaders();
  const worker = registerServiceWorker({ healByReload: !byHost, isIdle: () => true });
  if (byHost) return { kind: 'sealed', by: 'headers' };
  return (await worker).kind === 'reloading' ? { kind: 'checking' } : { kind: 'refused', why: 'no-headers' };
}

/** Whether this very document came through the service worker, which puts the headers on it. */
function answeredByServiceWorker(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigator.serviceWorker?.controller != null && (navigation?.workerStart ?? 0) > 0;
}

/** Asked while no service worker answers in the host's place. */
async function hostSendsHeaders(): Promise<boolean> {
  const uncontrolled = () => navigator.serviceWorker?.controller == null;
  if (!uncontrolled()) return false;
  const response = await fetch(location.pathname, { cache: 'no-store', credentials: 'same-origin' }).catch(() => null);
  return response !== null && uncontrolled() && carriesLibraryHeaders(response.headers);
}
