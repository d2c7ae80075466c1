import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { ROOT } from '../lib/ensure-install.mjs';
import { installPeers, peerVersions } from './install-peers.mjs';
import { usageOf, withPage } from './open-page.mjs';

const HERE = join(ROOT, 'tools/bench');
const OUT = join(ROOT, '.cache/bench/peers');
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };

/**
 * Other readers of CSV in a page of their own: installs them where they are missing, builds the page and serves it. Null
 * where they cannot be had.
 */
export async function startPeers() {
  if (!installPeers()) return null;
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: join(HERE, 'peers-page'),
    base: './',
    logLevel: 'error',
    build: { outDir: OUT, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 4000 },
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = join(OUT, pathname === '/' ? 'index.html' : pathname.replaceAll('..', ''));
    if (!existsSync(path)) return response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' });
    response.end(readFileSync(path));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}/`;
  return {
    versions: peerVersions(),
    time: (reader, file) => timePeer(url, reader, file),
    close: () => server.close(),
  };
}

const timePeer = (url, reader, file) =>
  withPage(url, async (page, browser) => {
    await page.locator('input[type=file]').setInputFiles(file);
    const { result, ...usage } = await usageOf(page, browser, () =>
      page.evaluate((name) => window.readWith(name), reader),
    );
    return { ...result, ...usage };
  });
