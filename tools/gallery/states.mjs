import { AFTER_AUDIT } from './states/after-audit.mjs';
import { AUDIT } from './states/audit.mjs';
import { BEFORE_AUDIT } from './states/before-audit.mjs';
import { ERRORS } from './states/errors.mjs';
import { MODEL } from './states/model.mjs';
import { SCALE } from './states/scale.mjs';

/**
 * @typedef {object} State one screen in one state, photographed in every width and scheme
 * @property {string} id name of its pictures
 * @property {string} screen what it is grouped under
 * @property {string} name what a reviewer reads under it
 * @property {(page: import('@playwright/test').Page) => Promise<void>} prepare brings the opened page there
 * @property {boolean} [main] also photographed in forced colours, without motion, enlarged to 200 % and in print
 * @property {boolean} [serviceWorker] needs the service worker, which else is left out for speed
 * @property {() => void} [before] runs in the page before anything else
 * @property {'top' | 'whole'} [extent] what is photographed; the whole page unless said otherwise
 */

/** Every screen in every state, in the order in which a person meets them. @type {readonly State[]} */
export const STATES = [...BEFORE_AUDIT, ...MODEL, ...AUDIT, ...AFTER_AUDIT, ...SCALE, ...ERRORS];

/** The state that the README shows, how much of it, and from where on. */
export const README = {
  id: 'audit-open',
  from: 'section:has([data-testid=finding])',
  viewport: { width: 1200, height: 1000 },
};
