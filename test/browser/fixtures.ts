import { fileURLToPath } from 'node:url';
import { test as base } from '@playwright/test';
import { startSiteServer, type SiteServer } from '../../tools/lib/site-server.mjs';
import { startStranger, type Stranger } from './stranger.ts';

/** A host that sends the policy with every response, or one that cannot be configured and serves from a sub-path. */
export type HostKind = 'with-headers' | 'without-headers';

export interface Site extends SiteServer {
  readonly kind: HostKind;
  /** Every request that reached the server, `METHOD path`, in order. */
  readonly requests: readonly string[];
}

interface Options {
  /** Set by the project; a test that is about one kind of host sets it with `test.use`. */
  hostKind: HostKind;
}

interface Fixtures {
  /** The built site on a server of its own, so that a test may stop it. `baseURL` points at its page. */
  site: Site;
  /** A server of another origin that records what reaches it. */
  stranger: Stranger;
}

/** The built site; another build may be named for trying one out. */
export const DIST = process.env['EVENHAND_DIST'] ?? fileURLToPath(new URL('../../dist', import.meta.url));
const PROBES = fileURLToPath(new URL('./probes', import.meta.url));

export const test = base.extend<Options & Fixtures>({
  hostKind: ['with-headers', { option: true }],
  site: async ({ hostKind }, use) => {
    const requests: string[] = [];
    const server = await startSiteServer({
      folder: DIST,
      plain: hostKind === 'without-headers',
      base: hostKind === 'without-headers' ? '/some/path/' : '/',
      probes: PROBES,
      onRequest: ({ method, url }) => requests.push(`${method} ${url}`),
    });
    await use({ ...server, kind: hostKind, requests });
    await server.close();
  },
  baseURL: async ({ site }, use) => use(site.url),
  stranger: async ({}, use) => {
    const stranger = await startStranger();
    await use(stranger);
    await stranger.close();
  },
});

export { expect } from '@playwright/test';
