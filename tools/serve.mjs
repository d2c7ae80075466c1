import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './lib/ensure-install.mjs';
import { startSiteServer } from './lib/site-server.mjs';

const DEFAULT_PORT = 4173;

/** Serves the built site until the process is ended: `[--plain] [--base /path/] [--with-probes folder] [--port n]`. */
export async function serveSite(args = []) {
  const { values } = parseArgs({
    args,
    options: {
      plain: { type: 'boolean' },
      base: { type: 'string' },
      'with-probes': { type: 'string' },
      port: { type: 'string' },
    },
  });
  const port = Number(values.port ?? process.env['PORT'] ?? DEFAULT_PORT);
  try {
    const { url } = await startSiteServer({
      folder: join(ROOT, 'dist'),
      port,
      host: process.env['HOST'],
      base: values.base,
      plain: values.plain,
      probes: values['with-probes'],
    });
    console.log(`\nEvenhand is at ${url}\nStop it with Ctrl+C.`);
  } catch (error) {
    if (error.code === 'EADDRINUSE') {
      console.error(`Port ${port} is taken by another program. Choose another: PORT=${port + 1} npm start`);
    } else {
      console.error(error.message);
    }
    process.exit(1);
  }
}

if (process.argv[1] === import.meta.filename) await serveSite(process.argv.slice(2));
