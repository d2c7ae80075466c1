import { carriesPolicy, SECURITY_HEADERS } from './locality/policy.ts';
import type { ServiceWorkerQuestion } from './locality/service-worker-messages.ts';
import type { Stage } from './locality/stages.ts';

declare const self: ServiceWorkerGlobalScope & typeof globalThis;

/** Every file of the build with the hash of its content and when it is stored, written here by the build. */
declare const __PRECACHE__: readonly (readonly [path: string, integrity: string, stage: Stage])[];
declare const __VERSION__: string;
/** The archive of the whole site, which is let through and never stored; null in the copy that the archive itself holds. */
declare const __DOWNLOAD__: ListedFile | null;

const INDEX = 'index.html';
const SCOPE = self.registration.scope;
const CACHE_PREFIX = `evenhand ${new URL(SCOPE).pathname} `;
const CACHE = CACHE_PREFIX + __VERSION__;

interface ListedFile {
  readonly path: string;
  readonly integrity: string;
}

interface StoredFile extends ListedFile {
  readonly stage: Stage;
}

const keyOf = ({ path }: Pick<ListedFile, 'path'>): string => new URL(path, SCOPE).href;
const LISTED: ReadonlyMap<string, StoredFile> = new Map(
  __PRECACHE__.map(([path, integrity, stage]) => [keyOf({ path }), { path, integrity, stage }]),
);
const filesOf = (stage: Stage): StoredFile[] => [...LISTED.values()].filter((file) => file.stage === stage);

self.addEventListener('install', (event) => event.waitUntil(storeShell()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('fetch', (event) => event.respondWith(answer(event.request)));
self.addEventListener('message', (event) => {
  const question = event.data as ServiceWorkerQuestion;
  event.waitUntil(REPLIES[question]().then((answered) => event.ports[0]?.postMessage(answered)));
});

const REPLIES: Readonly<Record<ServiceWorkerQuestion, () => Promise<boolean>>> = {
  'does-host-send-policy': doesHostSendPolicy,
  'activate-if-alone': activateIfAlone,
  'store-later': storeLater,
};

async function storeShell(): Promise<void> {
  const cache = await caches.open(CACHE);
  await Promise.all(filesOf('shell').map(async (file) => cache.put(keyOf(file), await fetchFile(file))));
}

/** Stores what is large and not needed to begin with, one file after the other; whether all of it is there. */
async function storeLater(): Promise<boolean> {
  try {
    for (const file of filesOf('later')) if (!(await storedFile(file))) await store(file);
    return true;
  } catch {
    return false;
  }
}

/** Stores a file, from an older version's store where the same one is still there. A store that was given up is not brought back. */
async function store(file: StoredFile): Promise<Response> {
  const response = (await sameInOlder(file)) ?? (await fetchFile(file));
  if (await caches.has(CACHE)) await (await caches.open(CACHE)).put(keyOf(file), response.clone());
  return response;
}

async function sameInOlder(file: StoredFile): Promise<Response | null> {
  const older = await caches.match(keyOf(file));
  if (!older) return null;
  const digest = await crypto.subtle.digest('SHA-256', await older.clone().arrayBuffer());
  const base64 = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return file.integrity === `sha256-${base64}` ? older : null;
}

/** Fetches a listed file; one whose content is not what was built is refused by the browser, and so is the whole version. */
async function fetchFile({ path, integrity }: ListedFile): Promise<Response> {
  // Several hosts redirect index.html to its folder, and a redirected answer cannot be given to a navigation.
  const address = new URL(path === INDEX ? '.' : path, SCOPE);
  const response = await fetch(address, { integrity, cache: 'no-cache', credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

/** What is stored of a file. Reading never opens the cache by itself: that would bring back one that was given up. */
function storedFile(file: ListedFile): Promise<Response | undefined> {
  return caches.match(keyOf(file), { cacheName: CACHE });
}

async function takeOver(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(CACHE_PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** Answers only what the build lists, and lets its archive through. Nothing else of this origin is asked for, and nothing of any other. */
async function answer(request: Request): Promise<Response> {
  const { origin, pathname } = new URL(request.url);
  const address = origin + pathname;
  if (origin !== self.location.origin) return Response.error();
  if (request.method !== 'GET') return sealed(new Response('Only GET is answered.\n', { status: 405, headers: TEXT }));
  if (__DOWNLOAD__ && address === keyOf(__DOWNLOAD__)) return sealed(await passOn(__DOWNLOAD__));
  const file = LISTED.get(address === SCOPE ? keyOf({ path: INDEX }) : address);
  if (!file) return sealed(new Response('Evenhand has no such file.\n', { status: 404, headers: TEXT }));
  const stored = await storedFile(file);
  return sealed(stored ?? (await (file.stage === 'shell' ? fetchFile(file) : store(file))));
}

/** The file as its server has it now, if it is the one that was built; otherwise words. */
async function passOn(file: ListedFile): Promise<Response> {
  try {
    return await fetchFile(file);
  } catch {
    const words =
      'This file is not stored in the browser, and its server cannot be reached or has another version by now.\n';
    return new Response(words, { status: 504, headers: TEXT });
  }
}

const TEXT = { 'Content-Type': 'text/plain; charset=utf-8' };

/**
 * The same response with the policy on it, whatever the host sent. The body goes on as a blob: a stream that nobody reads
 * to its end, as when a page is left while it loads, would keep this worker busy and a newer version waiting.
 */
async function sealed(response: Response): Promise<Response> {
  const headers = new Headers(response.headers);
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  for (const [name, value] of SECURITY_HEADERS) headers.set(name, value);
  return new Response(await response.blob(), { status: response.status, statusText: response.statusText, headers });
}

async function doesHostSendPolicy(): Promise<boolean> {
  const stored = await Promise.all(filesOf('shell').map(storedFile));
  return stored.every((response) => response !== undefined && carriesPolicy(response.headers));
}

/** The page that is being left may still be listed for a moment beside the one that takes its place. */
async function activateIfAlone(): Promise<boolean> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    if (windows.length <= 1) {
      void self.skipWaiting();
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
}
