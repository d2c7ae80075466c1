import * as files from '../fixtures.mjs';
import * as steps from '../steps.mjs';

const LONG = 120_000;

/** Up to the audit: choosing a file, reading it, saying what its columns are. @type {readonly import('../states.mjs').State[]} */
export const BEFORE_AUDIT = [
  { id: 'landing', screen: 'Data', name: 'First visit', main: true, prepare: async () => {} },
  {
    id: 'landing-check',
    screen: 'Data',
    name: 'How to check the promise',
    prepare: (page) => page.locator('main details summary').first().click(),
  },
  {
    id: 'landing-proof',
    screen: 'Data',
    name: 'What left the machine',
    extent: 'top',
    prepare: (page) => page.getByTestId('off-origin-count').click(),
  },
  {
    id: 'landing-plan',
    screen: 'Data',
    name: 'A plan waits for its file',
    prepare: (page) => steps.open(page, files.decisionsPlan()),
  },
  {
    id: 'landing-kept',
    screen: 'Data',
    name: 'With audits kept in this browser',
    prepare: async (page) => {
      for (const id of ['hiring', 'credit']) {
        await steps.toSample(page, id);
        await steps.keepAudit(page);
        await page.goto(page.url().split('#')[0]);
      }
      await page.getByTestId('open-kept').first().waitFor();
    },
  },
  {
    id: 'landing-drop',
    screen: 'Data',
    name: 'A file is held over the page',
    extent: 'top',
    prepare: async (page) => {
      await page.evaluate(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['a'], 'a.csv'));
        window.dispatchEvent(new DragEvent('dragenter', { dataTransfer, bubbles: true, cancelable: true }));
      });
      await page.getByTestId('drop-overlay').waitFor();
    },
  },
  {
    id: 'landing-offline',
    screen: 'Data',
    name: 'The network is off, after one visit',
    serviceWorker: true,
    prepare: async (page) => {
      await page.context().setOffline(true);
      await page.reload();
    },
  },
  {
    id: 'loading',
    screen: 'Working',
    name: 'A large file is being read',
    extent: 'top',
    prepare: async (page) => {
      await steps.dropRepeated(page, files.decisions(20_000, 'two million rows.csv'), 99);
      await page.getByTestId('progress').waitFor();
      steps.holdWorkers(page, LONG);
    },
  },
  {
    id: 'loading-audit',
    screen: 'Working',
    name: 'An audit is being counted',
    extent: 'top',
    prepare: async (page) => {
      await steps.toColumns(page, files.decisions());
      steps.holdWorkers(page, LONG);
      await page.getByTestId('run-audit').click();
      await page.getByTestId('progress').waitFor();
    },
  },
  {
    id: 'columns',
    screen: 'Columns',
    name: 'Roles suggested',
    main: true,
    prepare: (page) => steps.toColumns(page, files.decisions()),
  },
  {
    id: 'columns-problems',
    screen: 'Columns',
    name: 'Nothing that could be audited yet',
    prepare: (page) => steps.toColumns(page, files.nothingToAudit()),
  },
  {
    id: 'columns-uneven',
    screen: 'Columns',
    name: 'Rows that do not fit were set aside',
    prepare: (page) => steps.toColumns(page, files.unevenRows()),
  },
  {
    id: 'columns-500',
    screen: 'Columns',
    name: 'Five hundred columns',
    extent: 'top',
    prepare: (page) => steps.toColumns(page, files.manyColumns()),
  },
];
