import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { createBrotliCompress, createGzip, constants as zlib } from 'node:zlib';
import { headersFor, parseHeadersFile } from './headers-file.mjs';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.zip': 'application/zip',
};
const COMPRESSED = new Set(['.css', '.csv', '.html', '.js', '.json', '.md', '.mjs', '.svg', '.txt', '.webmanifest']);

/** Files for the hosts, which a host reads and does not serve. */
const HIDDEN = /^(_headers|vercel\.json|staticwebapp\.config\.json|\..*)$/;

/**
 * Serves a built site as a static host does. The headers are those of the build's own `_headers` file, put on every
 * response, a missing page's included.
 *
 * @param {import('./site-server.mjs').SiteServerOptions} options
 * @returns {Promise<import('./site-server.mjs').SiteServer>}
 */
export async function startSiteServer({ folder, port = 0, host, base = '/', plain = false, probes, onRequest }) {
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`There is no built site in ${folder}; run npm run build.`);
  const rules = plain ? [] : parseHeadersFile(readFileSync(join(folder, '_headers'), 'utf8'));
  const answer = (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    onRequest?.({ method: request.method ?? '', url: request.url ?? '' });
    const path = pathname.startsWith(base) ? decodePath(pathname.slice(base.length - 1)) : null;
    for (const [name, value] of headersFor(rules, path ?? '/')) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Only GET is answered.');
    const file = path === null ? null : findFile(path, folder, probes);
    if (!file) return refuse(response, 404, 'There is no such file.');
    if (!response.hasHeader('Cache-Control') && !plain) response.setHeader('Cache-Control', 'no-cache');
    sendFile(file, request, response);
  };
  const first = await listen(answer, host ?? '127.0.0.1', port);
  const servers = [first];
  // A browser may take `localhost` for either loopback address; a machine may lack the second.
  if (!host)
    await listen(answer, '::1', first.address().port).then(
      (second) => servers.push(second),
      () => {},
    );
  const origin = `http://${host ?? 'localhost'}:${first.address().port}`;
  return { origin, url: origin + base, close: async () => void (await Promise.all(servers.map(closeServer))) };
}

function listen(answer, host, port) {
  const server = createServer(answer);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

function decodePath(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function findFile(path, folder, probes) {
  const relative = normalize(path.endsWith('/') ? `${path}index.html` : path).replace(/^[/\\]+/, '');
  if (relative.split(sep).some((part) => HIDDEN.test(part))) return null;
  for (const root of probes ? [folder, probes] : [folder]) {
    const file = join(root, relative);
    if (existsSync(file) && statSync(file).isFile()) return file;
  }
  return null;
}

function refuse(response, status, text) {
  response.writeHead(status, { 'Content-Type': TYPES['.txt'], 'Cache-Control': 'no-store' }).end(`${text}\n`);
}

function sendFile(file, request, response) {
  const extension = extname(file);
  response.setHeader('Content-Type', TYPES[extension] ?? 'application/octet-stream');
  if (request.method === 'HEAD') return response.end();
  const stream = createReadStream(file).on('error', () => response.destroy());
  const encoding = COMPRESSED.has(extension) ? acceptedEncoding(request.headers['accept-encoding']) : null;
  if (!encoding) return stream.pipe(response);
  response.setHeader('Content-Encoding', encoding);
  response.setHeader('Vary', 'Accept-Encoding');
  const compress =
    encoding === 'br' ? createBrotliCompress({ params: { [zlib.BROTLI_PARAM_QUALITY]: 5 } }) : createGzip({ level: 6 });
  return stream.pipe(compress).pipe(response);
}

function acceptedEncoding(accepted = '') {
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : null;
}

function closeServer(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
