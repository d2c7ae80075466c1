import {
  COMMON_HEADERS,
  headersOf,
  LIBRARY_HEADERS,
  policyForHeader,
  SECURITY_HEADERS,
  SERVICE_WORKER_HEADERS,
  WIDEST_POLICY,
  type HeaderList,
} from '../../src/locality/policy.ts';

const IMMUTABLE = 'public, max-age=31536000, immutable';

/** The paths of the library page, as it is and as some hosts shorten it. */
const LIBRARY_PATHS = ['/models.html', '/models'];

/** What lies at the root of the site or in a folder of it, as rules of a host name it. */
export const SITE_PATHS: readonly string[] = [
  '/',
  '/index.html',
  '/index',
  '/first-paint.js',
  '/icon.svg',
  '/manifest.webmanifest',
  '/privacy.txt',
  '/deploy.txt',
  '/third-party-notices.txt',
  '/evenhand.zip',
  '/assets/*',
  '/models/*',
  '/samples/*',
  '/schemas/*',
];

/** Files that tell a static host to send the headers; they go into the build, and no host serves them. */
export const HOST_FILES: readonly { readonly path: string; readonly text: string }[] = [
  { path: '_headers', text: netlifyHeaders() },
  { path: 'staticwebapp.config.json', text: azureConfig() },
  { path: 'vercel.json', text: vercelConfig() },
  { path: '.htaccess', text: apacheConfig() },
  { path: '.nojekyll', text: '' },
];

/** Examples for servers that one runs oneself; kept in `deploy/` and never in the build. */
export const SERVER_EXAMPLES: readonly { readonly path: string; readonly text: string }[] = [
  { path: 'nginx.conf', text: nginxConfig() },
  { path: 'Caddyfile', text: caddyConfig() },
];

/**
 * Netlify and Cloudflare Pages; our own server reads it too. No rule can be taken back for one path, and a header that two rules
 * give is joined, or the later wins: so the rule for every path holds only what no file may exceed, each path has its own policy
 * besides, and the opener policy, which cannot be joined, stands with the paths alone.
 */
function netlifyHeaders(): string {
  const rule = (path: string, headers: HeaderList) =>
    `${path}\n${headers.map(([name, value]) => `  ${name}: ${value}\n`).join('')}`;
  const own = (headers: HeaderList) => headers.filter(([name]) => COMMON_HEADERS.every(([common]) => common !== name));
  return [
    rule('/*', [['Content-Security-Policy', policyForHeader(WIDEST_POLICY)], ...COMMON_HEADERS]),
    ...SITE_PATHS.map((path) => rule(path, own(SECURITY_HEADERS))),
    ...LIBRARY_PATHS.map((path) => rule(path, own(LIBRARY_HEADERS))),
    rule('/sw.js', own(SERVICE_WORKER_HEADERS)),
    rule('/assets/*', [['Cache-Control', IMMUTABLE]]),
  ].join('\n');
}

/** The first route that fits a path counts, and its headers win over the global ones. */
function azureConfig(): string {
  return toJson({
    globalHeaders: Object.fromEntries(SECURITY_HEADERS),
    routes: [
      ...[...LIBRARY_PATHS, '/sw.js'].map((route) => ({
        route,
        headers: Object.fromEntries(headersOf(route.slice(1))),
      })),
      { route: '/assets/*', headers: { 'Cache-Control': IMMUTABLE } },
    ],
    mimeTypes: { '.webmanifest': 'application/manifest+json' },
  });
}

/** The patterns of the rules exclude each other, but for that of the assets, which gives another header. */
function vercelConfig(): string {
  const listed = (headers: HeaderList) => headers.map(([key, value]) => ({ key, value }));
  return toJson({
    headers: [
      { source: '/((?!(?:.*/)?(?:models(?:\\.html)?|sw\\.js)$).*)', headers: listed(SECURITY_HEADERS) },
      { source: '/((?:.*/)?models(?:\\.html)?)', headers: listed(LIBRARY_HEADERS) },
      { source: '/((?:.*/)?sw\\.js)', headers: listed(SERVICE_WORKER_HEADERS) },
      { source: '/assets/(.*)', headers: [{ key: 'Cache-Control', value: IMMUTABLE }] },
    ],
  });
}

/** A section for a file name comes after what stands outside of any, and `set` takes the place of what was set. */
function apacheConfig(): string {
  const setting = (headers: HeaderList, indent = '') =>
    headers.map(([name, value]) => `${indent}Header always set ${name} "${value}"\n`).join('');
  return `Options -Indexes
AddType application/manifest+json .webmanifest
AddType text/javascript .js
${setting(SECURITY_HEADERS)}<Files "models.html">
${setting(LIBRARY_HEADERS, '  ')}</Files>
<Files "sw.js">
${setting(SERVICE_WORKER_HEADERS, '  ')}</Files>
<If "%{REQUEST_URI} =~ m#/assets/#">
  Header set Cache-Control "${IMMUTABLE}"
</If>
`;
}

function nginxConfig(): string {
  const inBlock = (indent: string, headers = SECURITY_HEADERS) =>
    headers.map(([name, value]) => `${indent}add_header ${name} "${value}" always;\n`).join('');
  return `# A location with an add_header of its own inherits none, so the headers are repeated there.
server {
  listen 8080;
  root /srv/evenhand;
  index index.html;
  types {
    text/html html;
    text/javascript js;
    text/css css;
    text/csv csv;
    text/plain txt;
    application/json json;
    application/manifest+json webmanifest;
    image/svg+xml svg;
    image/png png;
    font/woff2 woff2;
    application/zip zip;
  }
  charset utf-8;
  gzip on;
  gzip_types text/javascript text/css text/plain application/json image/svg+xml;

${inBlock('  ')}
  location ~ /(_headers|vercel\\.json|staticwebapp\\.config\\.json|\\..*)$ {
    return 404;
  }

  location ~ /models\\.html$ {
${inBlock('    ', LIBRARY_HEADERS)}  }

  location ~ /sw\\.js$ {
${inBlock('    ', SERVICE_WORKER_HEADERS)}  }

  location ~ /assets/ {
${inBlock('    ')}    add_header Cache-Control "${IMMUTABLE}";
  }
}
`;
}

function caddyConfig(): string {
  const block = (headers: HeaderList) => headers.map(([name, value]) => `    ${name} "${value}"\n`).join('');
  return `:8080 {
  root * /srv/evenhand
  encode gzip
  @library path */models.html
  @serviceWorker path */sw.js
  @others not path */models.html */sw.js
  header @library {
${block(LIBRARY_HEADERS)}  }
  header @serviceWorker {
${block(SERVICE_WORKER_HEADERS)}  }
  header @others {
${block(SECURITY_HEADERS)}  }
  @assets path */assets/*
  header @assets Cache-Control "${IMMUTABLE}"
  @hostFiles path */_headers */vercel.json */staticwebapp.config.json */.*
  respond @hostFiles 404
  file_server
}
`;
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
