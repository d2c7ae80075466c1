import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defaultClientConditions, defineConfig } from 'vite';
import { hubSetting } from './src/locality/hub.ts';
import { sendHeaders } from './tools/vite/development-headers.ts';
import { shipDocuments } from './tools/vite/documents.ts';
import { emitHostFiles } from './tools/vite/emit-host-files.ts';
import { injectPolicy } from './tools/vite/inject-policy.ts';
import { offlineSite } from './tools/vite/offline-site.ts';
import { sizeReport } from './tools/vite/size-report.ts';
import { thirdPartyNotices } from './tools/vite/third-party-notices.ts';
import { writeServerExamples } from './tools/vite/write-server-examples.ts';

const notices = thirdPartyNotices();

export default defineConfig({
  base: './',
  appType: 'mpa',
  define: { __EVENHAND_HUB__: JSON.stringify(hubSetting()) },
  plugins: [
    svelte(),
    sendHeaders(),
    injectPolicy(),
    emitHostFiles(),
    writeServerExamples('deploy'),
    shipDocuments({ 'privacy.txt': 'docs/privacy.md', 'deploy.txt': 'docs/deploy.md' }),
    notices.collect(),
    notices.write(),
    sizeReport(120),
    offlineSite('src/sw.ts'),
  ],
  // The runtime of models comes without its WebAssembly inside: which build is loaded is decided when a model is.
  resolve: { conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions] },
  worker: { format: 'es', plugins: () => [notices.collect()] },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { input: ['index.html', 'models.html'], checks: { bundlerTimings: false } },
  },
});
