import { askServiceWorker } from './service-worker-messages.ts';

/** Milliseconds for the large files to arrive over a slow line. */
const PATIENCE = 10 * 60_000;

/**
 * Has the service worker store the files that are large and not needed to begin with (see `stages.ts`), so that they are
 * there without a network. Answers whether all of them are stored; false too where no service worker controls the page.
 */
export async function storeLater(): Promise<boolean> {
  const controller = 'serviceWorker' in navigator ? navigator.serviceWorker.controller : null;
  return controller ? (await askServiceWorker(controller, 'store-later', PATIENCE)) === true : false;
}
