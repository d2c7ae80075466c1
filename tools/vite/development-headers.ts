import type { Plugin } from 'vite';
import { headersOf } from '../../src/locality/policy.ts';

/**
 * Sends the headers of each path in development too, opened only for the style elements through which styles are replaced
 * live.
 */
export function sendHeaders(): Plugin {
  return {
    name: 'evenhand:development-headers',
    apply: 'serve',
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const path = (request.url ?? '/').replace(/^\//, '').replace(/[?#].*$/, '');
        for (const [name, value] of headersOf(path)) {
          response.setHeader(name, value.replace(/style-src [^;]*/, "style-src 'self' 'unsafe-inline'"));
        }
        next();
      });
    },
  };
}
