import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const WEB_BUILD = 'node_modules/@huggingface/transformers/dist/transformers.web.js';

export default defineConfig({
  plugins: [svelte()],
  // Tests run the build that browsers get, and its runtime, not the ones that the library keeps for Node.
  resolve: { alias: { '@huggingface/transformers': fileURLToPath(new URL(WEB_BUILD, import.meta.url)) } },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/fast-check.ts'],
    environment: 'node',
    testTimeout: 60_000,
  },
});
