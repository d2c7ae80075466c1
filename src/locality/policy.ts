/**
 * The one place where the rules of locality are written: the content security policy and the headers that go with it.
 * The meta element, the files for static hosts, the service worker and the tests all read them from here.
 */

import { HUB, LIBRARY_PAGE } from './hub.ts';

/** Directives of the content security policy, in the order in which they are printed. */
export type PolicyDirectives = readonly (readonly [directive: string, ...sources: string[]])[];

/**
 * Hashes (`sha256-…`, base64) of inline style sheets that are let through by their exact text. The only one is the sheet
 * that Observable Plot puts into each figure, under the one class name that the charts give it.
 */
export const INLINE_STYLE_HASHES: readonly string[] = ['sha256-LmgBpVYw4nSYGqyB49/aML057R6qa0av690W8CQ+doU='];

/**
 * What a page of Evenhand may load and reach: its own origin, and nothing else. Blob workers are allowed because only
 * they inherit the policy of the page on a host that sends no headers; blob images are the page's own pictures on their
 * way into a PNG; WebAssembly may be compiled, since classifiers run in it, and evaluated text stays forbidden.
 */
export const POLICY: PolicyDirectives = [
  ['default-src', "'none'"],
  ['script-src', "'self'", "'wasm-unsafe-eval'"],
  ['style-src', "'self'", ...INLINE_STYLE_HASHES.map((hash) => `'${hash}'`)],
  ['img-src', "'self'", 'blob:'],
  ['font-src', "'self'"],
  ['connect-src', "'self'"],
  ['worker-src', "'self'", 'blob:'],
  ['manifest-src', "'self'"],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
  ['frame-ancestors', "'none'"],
];

/**
 * What the library page may load and reach: its own origin and the hub of models, by fetching alone. It runs no worker, no
 * WebAssembly and nothing in a frame, and it never opens data.
 */
export const LIBRARY_POLICY: PolicyDirectives = [
  ['default-src', "'none'"],
  ['script-src', "'self'"],
  ['style-src', "'self'"],
  ['img-src', "'self'"],
  ['font-src', "'self'"],
  ['connect-src', "'self'", ...HUB.sources],
  ['manifest-src', "'self'"],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
  ['frame-src', "'none'"],
  ['frame-ancestors', "'none'"],
];

/** The service worker passes on what the library page asks of the hub, so it may fetch the same, and load nothing. */
export const SERVICE_WORKER_POLICY: PolicyDirectives = [
  ['default-src', "'none'"],
  ['script-src', "'self'"],
  ['connect-src', "'self'", ...HUB.sources],
  ['frame-ancestors', "'none'"],
];

/**
 * What no file of the site may exceed, for hosts whose rules can only add up: what a page of the audit may, and the hub. Each
 * document and script has its own policy besides, and both hold.
 */
export const WIDEST_POLICY: PolicyDirectives = POLICY.map((directive) =>
  directive[0] === 'connect-src' ? [...directive, ...HUB.sources] : directive,
);

/** Directives that browsers ignore, with a warning, when they stand in a meta element. */
const HEADER_ONLY = new Set(['frame-ancestors', 'sandbox', 'report-uri', 'report-to']);

/** The value of a `Content-Security-Policy` header. */
export function policyForHeader(policy: PolicyDirectives = POLICY): string {
  return policy.map((directive) => directive.join(' ')).join('; ');
}

/** The content of `<meta http-equiv="Content-Security-Policy">`: the same, less what only a header can say. */
export function policyForMeta(policy: PolicyDirectives = POLICY): string {
  return policyForHeader(policy.filter(([directive]) => !HEADER_ONLY.has(directive)));
}

/** Headers, in the order in which they are printed. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** Headers that are the same on every response of the site. */
export const COMMON_HEADERS: HeaderList = [
  ['Cross-Origin-Embedder-Policy', 'require-corp'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Referrer-Policy', 'no-referrer'],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-DNS-Prefetch-Control', 'off'],
  ['Permissions-Policy', 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()'],
];

function headers(policy: PolicyDirectives, openerPolicy: string): HeaderList {
  return [
    ['Content-Security-Policy', policyForHeader(policy)],
    ['Cross-Origin-Opener-Policy', openerPolicy],
    ...COMMON_HEADERS,
  ];
}

/** The headers that belong on every response but two, the one for a missing page included. */
export const SECURITY_HEADERS: HeaderList = headers(POLICY, 'same-origin');
/**
 * Those of the library page. Its opener policy differs from that of every other page, so that a browser cuts what would join
 * it to a page that opened it, or that it opened.
 */
export const LIBRARY_HEADERS: HeaderList = headers(LIBRARY_POLICY, 'noopener-allow-popups');
export const SERVICE_WORKER_HEADERS: HeaderList = headers(SERVICE_WORKER_POLICY, 'same-origin');

/** Whether a path is that of the library page, as it is or as hosts shorten it. */
export function isLibraryPath(path: string): boolean {
  return path === LIBRARY_PAGE || `${path}.html` === LIBRARY_PAGE;
}

/** The headers of a file, by its path inside the site. */
export function headersOf(path: string): HeaderList {
  if (isLibraryPath(path)) return LIBRARY_HEADERS;
  return path === 'sw.js' ? SERVICE_WORKER_HEADERS : SECURITY_HEADERS;
}

/** Whether a response holds the policy of its path, perhaps beside others, however the host orders or spaces the rest. */
export function carriesPolicy(found: Pick<Headers, 'get'>, path = ''): boolean {
  const wanted = headersOf(path)[0]?.[1];
  return (found.get('Content-Security-Policy') ?? '').split(/\s*,\s*/).some((policy) => policy === wanted);
}

/** Whether a response holds all that seals the library page off from others. */
export function carriesLibraryHeaders(found: Pick<Headers, 'get'>): boolean {
  const opener = LIBRARY_HEADERS.find(([name]) => name === 'Cross-Origin-Opener-Policy')?.[1];
  return carriesPolicy(found, LIBRARY_PAGE) && found.get('Cross-Origin-Opener-Policy') === opener;
}
