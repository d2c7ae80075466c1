import { ensureInstall } from './lib/ensure-install.mjs';
import { runTool } from './lib/run.mjs';

ensureInstall();
const { status } = await runTool('vite/bin/vite.js', process.argv.slice(2));
process.exit(status);
