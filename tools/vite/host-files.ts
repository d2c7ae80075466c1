import { SECURITY_HEADERS } from '../../src/locality/policy.ts';

const IMMUTABLE = 'public, max-age=31536000, immutable';

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

/** Netlify and Cloudflare Pages; our own server reads it too. */
function netlifyHeaders(): string {
  const everywhere = SECURITY_HEADERS.map(([name, value]) => `  ${name}: ${value}\n`).join('');
  return `/*\n${everywhere}\n/assets/*\n  Cache-Control: ${IMMUTABLE}\n`;
}

function azureConfig(): string {
  return toJson({
    globalHeaders: Object.fromEntries(SECURITY_HEADERS),
    routes: [{ route: '/assets/*', headers: { 'Cache-Control': IMMUTABLE } }],
    mimeTypes: { '.webmanifest': 'application/manifest+json' },
  });
}

function vercelConfig(): string {
  const headers = SECURITY_HEADERS.map(([key, value]) => ({ key, value }));
  return toJson({
    headers: [
      { source: '/(.*)', headers },
      { source: '/assets/(.*)', headers: [{ key: 'Cache-Control', value: IMMUTABLE }] },
    ],
  });
}

function apacheConfig(): string {
  const everywhere = SECURITY_HEADERS.map(([name, value]) => `Header always set ${name} "${value}"\n`).join('');
  return `Options -Indexes
AddType application/manifest+json .webmanifest
AddType text/javascript .js
${everywhere}<If "%{REQUEST_URI} =~ m#/assets/#">
  Header set Cache-Control "${IMMUTABLE}"
</If>
`;
}

function nginxConfig(): string {
  const inBlock = (indent: string) =>
    SECURITY_HEADERS.map(([name, value]) => `${indent}add_header ${name} "${value}" always;\n`).join('');
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

  location ~ /assets/ {
${inBlock('    ')}    add_header Cache-Control "${IMMUTABLE}";
  }
}
`;
}

function caddyConfig(): string {
  const everywhere = SECURITY_HEADERS.map(([name, value]) => `    ${name} "${value}"\n`).join('');
  return `:8080 {
  root * /srv/evenhand
  encode gzip
  header {
${everywhere}  }
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
