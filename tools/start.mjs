import { ensureInstall } from './lib/ensure-install.mjs';
import { buildSite } from './lib/run.mjs';
import { serveSite } from './serve.mjs';

ensureInstall();
const { status } = await buildSite();
if (status !== 0) process.exit(status);
await serveSite(process.argv.slice(2));
