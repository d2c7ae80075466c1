import * as files from '../fixtures.mjs';
import * as steps from '../steps.mjs';

const refuseStorage = () => {
  const refuse = () => {
    throw new DOMException('Storage is refused.', 'SecurityError');
  };
  Object.defineProperty(window, 'indexedDB', {
    value: { open: refuse, deleteDatabase: refuse, databases: async () => [] },
  });
};

/** What can go wrong. @type {readonly import('../states.mjs').State[]} */
export const ERRORS = [
  {
    id: 'error-file',
    screen: 'Errors',
    name: 'A file that is no table',
    extent: 'top',
    prepare: async (page) => {
      await steps.open(page, files.picture());
      await page.getByTestId('error-panel').waitFor();
    },
  },
  {
    id: 'error-plan',
    screen: 'Errors',
    name: 'A plan that is none',
    extent: 'top',
    prepare: async (page) => {
      await steps.open(page, files.badPlan());
      await page.getByTestId('error-panel').waitFor();
    },
  },
  {
    id: 'error-sample',
    screen: 'Errors',
    name: 'A sample that cannot be fetched',
    extent: 'top',
    prepare: async (page) => {
      await page.route('**/samples/**', (route) => route.abort());
      await page.getByTestId('open-sample').first().click();
      await page.getByTestId('error-panel').waitFor();
    },
  },
  {
    id: 'error-link',
    screen: 'Errors',
    name: 'A damaged link',
    extent: 'top',
    prepare: async (page) => {
      const address = page.url();
      await page.goto('about:blank');
      await page.goto(`${address}#s=damaged`);
      await page.getByTestId('error-panel').waitFor();
    },
  },
  {
    id: 'error-memory',
    screen: 'Errors',
    name: 'The worker ended for want of memory; the audit is still there',
    extent: 'top',
    prepare: async (page) => {
      await steps.toSample(page);
      await steps.crashWorkers(page);
      await page.getByTestId('error-panel').waitFor();
    },
  },
  {
    id: 'error-memory-columns',
    screen: 'Errors',
    name: 'The worker ended for want of memory before anything was audited',
    extent: 'top',
    prepare: async (page) => {
      await steps.toColumns(page, files.decisions());
      await steps.crashWorkers(page);
      await page.getByTestId('error-panel').waitFor();
    },
  },
  {
    id: 'error-screen',
    screen: 'Errors',
    name: 'A part of the page that cannot be loaded',
    extent: 'top',
    prepare: async (page) => {
      await steps.toSample(page);
      await page.route('**/assets/Report-*', (route) => route.abort());
      await page.evaluate(() => {
        location.hash = 'report';
      });
      await page.getByRole('alert').waitFor();
    },
  },
  {
    id: 'error-storage',
    screen: 'Errors',
    name: 'The browser refuses to keep anything',
    before: refuseStorage,
    prepare: async (page) => {
      await steps.toSample(page);
      await page.getByTestId('keep-audit').first().click();
      await page.getByTestId('kept-as').locator('.failure').waitFor();
    },
  },
];
