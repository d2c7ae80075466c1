/**
 * The one place where the rules of locality are written: the content security policy and the headers that go with it.
 * The meta element, the files for static hosts, the service worker and the tests all read them from here.
 */

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

/** The headers that belong on every response, the one for a missing page included. */
export const SECURITY_HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['Content-Security-Policy', policyForHeader()],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Embedder-Policy', 'require-corp'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Referrer-Policy', 'no-referrer'],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-DNS-Prefetch-Control', 'off'],
  ['Permissions-Policy', 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()'],
];

/** Whether a response header holds this policy, however the host orders or spaces the rest of the response. */
export function carriesPolicy(headers: Pick<Headers, 'get'>): boolean {
  return headers.get('Content-Security-Policy') === policyForHeader();
}
