import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defaultClientConditions, defineConfig } from 'vite';
import { SECURITY_HEADERS } from './src/locality/policy.ts';
import { shipDocuments } from './tools/vite/documents.ts';
import { emitHostFiles } from './tools/vite/emit-host-files.ts';
import { injectPolicy } from './tools/vite/inject-policy.ts';
import { offlineSite } from './tools/vite/offline-site.ts';
import { sizeReport } from './tools/vite/size-report.ts';
import { thirdPartyNotices } from './tools/vite/third-party-notices.ts';
import { writeServerExamples } from './tools/vite/write-server-examples.ts';

const notices = thirdPartyNotices();

// In development the same policy is sent, opened only for the style elements through which styles are replaced live.
const developmentHeaders = Object.fromEntries(
  SECURITY_HEADERS.map(([name, value]) => [name, value.replace(/style-src [^;]*/, "style-src 'self' 'unsafe-inline'")]),
);

export default defineConfig({
  base: './',
  appType: 'mpa',
  plugins: [
    svelte(),
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
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
  server: { headers: developmentHeaders },
});
