import { ensureInstall } from './lib/ensure-install.mjs';
import { buildSite } from './lib/run.mjs';

ensureInstall();
const { status } = await buildSite();
process.exit(status);
