import { isHubAddress, LIBRARY_PAGE } from './locality/hub.ts';
import { carriesPolicy, headersOf, isLibraryPath } from './locality/policy.ts';
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
self.addEventListener('fetch', (event) => event.respondWith(answer(event)));
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
  return older && (await isAsBuilt(older, file)) ? older : null;
}

async function isAsBuilt(response: Response, { integrity }: ListedFile): Promise<boolean> {
  const digest = await crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer());
  return integrity === `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
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

/**
 * Answers only what the build lists, and lets its archive through. Nothing else of this origin is asked for, and nothing of any
 * other but what the library page asks its hub for.
 */
async function answer({ request, clientId }: FetchEvent): Promise<Response> {
  const { origin, pathname, href } = new URL(request.url);
  const address = origin + pathname;
  const path = address.startsWith(SCOPE) ? address.slice(SCOPE.length) : address;
  if (isHubAddress(href, SCOPE) && request.method === 'GET' && (await isLibrary(clientId))) return fromHub(request);
  if (origin !== self.location.origin) return Response.error();
  if (request.method !== 'GET') return worded('Only GET is answered.\n', 405, path);
  if (__DOWNLOAD__ && address === keyOf(__DOWNLOAD__)) return sealed(await passOn(__DOWNLOAD__), path);
  const file = LISTED.get(isLibraryPath(path) ? keyOf({ path: LIBRARY_PAGE }) : path === '' ? SCOPE + INDEX : address);
  if (!file) return worded('Evenhand has no such file.\n', 404, path);
  const stored = await storedFile(file);
  // Any page of the site can write to the store. What the library page is made of is therefore compared once more.
  const kept = stored && (await mayBeGiven(stored, file, clientId)) ? stored : null;
  return sealed(kept ?? (await (file.stage === 'shell' ? fetchFile(file) : store(file))), path);
}

async function mayBeGiven(stored: Response, file: StoredFile, clientId: string): Promise<boolean> {
  const forLibrary = file.path === LIBRARY_PAGE || (await isLibrary(clientId));
  return !forLibrary || isAsBuilt(stored, file);
}

/** Whether a request comes from the library page itself: in a window of its own that no script of another page has opened. */
async function isLibrary(clientId: string): Promise<boolean> {
  const client = clientId ? await self.clients.get(clientId) : undefined;
  if (client?.type !== 'window' || client.frameType !== 'top-level') return false;
  const { origin, pathname } = new URL(client.url);
  const address = origin + pathname;
  return address.startsWith(SCOPE) && isLibraryPath(address.slice(SCOPE.length));
}

/** What the hub answers, as it comes. Of what was asked only the address and the range go on: no cookie, no referrer, no body. */
async function fromHub(request: Request): Promise<Response> {
  const range = request.headers.get('Range');
  try {
    return await fetch(request.url, {
      headers: range ? { Range: range } : {},
      mode: 'cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: request.signal,
    });
  } catch {
    return Response.error();
  }
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

function worded(words: string, status: number, path: string): Promise<Response> {
  return sealed(new Response(words, { status, headers: TEXT }), path);
}

const TEXT = { 'Content-Type': 'text/plain; charset=utf-8' };

/**
 * The same response with the policy on it, whatever the host sent. The body goes on as a blob: a stream that nobody reads
 * to its end, as when a page is left while it loads, would keep this worker busy and a newer version waiting.
 */
async function sealed(response: Response, path: string): Promise<Response> {
  const headers = new Headers(response.headers);
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  for (const [name, value] of headersOf(path)) headers.set(name, value);
  return new Response(await response.blob(), { status: response.status, statusText: response.statusText, headers });
}

async function doesHostSendPolicy(): Promise<boolean> {
  const files = filesOf('shell');
  const stored = await Promise.all(files.map(storedFile));
  return files.every(({ path }, i) => stored[i] !== undefined && carriesPolicy(stored[i].headers, path));
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
