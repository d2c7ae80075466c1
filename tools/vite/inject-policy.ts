import type { Plugin } from 'vite';
import { policyForMeta } from '../../src/locality/policy.ts';

/** Puts the policy into each page, before anything it governs. */
export function injectPolicy(): Plugin {
  return {
    name: 'evenhand:inject-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => {
        const meta = `<meta http-equiv="Content-Security-Policy" content="${policyForMeta()}" />`;
        const charset = /<meta charset="[^"]*"\s*\/?>/i;
        if (!charset.test(html)) throw new Error('index.html must declare its charset first');
        return html.replace(charset, (found) => `${found}\n    ${meta}`);
      },
    },
  };
}
