import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';

/** For each way out of a realm, whether it led out. */
export type Outcomes = Readonly<Record<string, 'got out' | 'stayed in'>>;

export type Realm = 'page' | 'URL worker' | 'nested worker' | 'shared worker' | 'blob worker' | 'blob shared worker';

/** Realms that exist only because a script was fetched from an address, so that its response decides on their policy. */
export const REALMS_BY_ADDRESS: readonly Realm[] = ['URL worker', 'nested worker', 'shared worker'];
/** Realms that inherit the policy of the page. */
export const REALMS_BY_INHERITANCE: readonly Realm[] = ['page', 'blob worker', 'blob shared worker'];

export const PROBE_SOURCE = readFileSync(fileURLToPath(new URL('./probes/probe.js', import.meta.url)), 'utf8');

/**
 * Lets hostile code try every way out of a realm.
 *
 * @param script address of the probe on the page's own origin
 */
export function tryWaysOut(page: Page, realm: Realm, origin: string, script: string): Promise<Outcomes> {
  if (realm === 'page') {
    return page.evaluate(`(() => { ${PROBE_SOURCE}; return tryWaysOut(${JSON.stringify(origin)}); })()`);
  }
  return page.evaluate(inWorker, { realm, origin, script: new URL(script, page.url()).href, source: PROBE_SOURCE });
}

interface WorkerProbe {
  readonly realm: Exclude<Realm, 'page'>;
  readonly origin: string;
  readonly script: string;
  readonly source: string;
}

async function inWorker({ realm, origin, script, source }: WorkerProbe): Promise<Outcomes> {
  const blob = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const address = realm.startsWith('blob') ? blob : script;
  return new Promise((resolve, reject) => {
    const message = { origin, script, where: realm === 'nested worker' ? 'nested' : 'here' };
    const fail = () => reject(new Error(`the ${realm} did not start`));
    if (realm.includes('shared')) {
      const worker = new SharedWorker(address);
      worker.onerror = fail;
      worker.port.onmessage = ({ data }: MessageEvent<Outcomes>) => resolve(data);
      worker.port.postMessage(message);
    } else {
      const worker = new Worker(address);
      worker.onerror = fail;
      worker.onmessage = ({ data }: MessageEvent<Outcomes>) => resolve(data);
      worker.postMessage(message);
    }
  });
}
