import { countedByDatabase } from '../counted.mjs';
import * as files from '../fixtures.mjs';
import * as steps from '../steps.mjs';

const LONG = 120_000;

/** Several files, files that are not held, audits that become one, and counts from databases. @type {readonly import('../states.mjs').State[]} */
export const SCALE = [
  {
    id: 'several-files',
    screen: 'Columns',
    name: 'Several files as one table',
    extent: 'top',
    prepare: async (page) => {
      await steps.open(page, ...files.months());
      await page.getByTestId('run-audit').waitFor();
      await page.getByTestId('rows-kept').getByRole('button').first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    id: 'several-differ',
    screen: 'Errors',
    name: 'Several files that are not one table',
    extent: 'top',
    prepare: async (page) => {
      await steps.open(page, ...files.months(), files.nothingToAudit());
      await page.getByTestId('error-panel').waitFor();
    },
  },
  {
    id: 'folder',
    screen: 'Columns',
    name: 'A folder, with files in it that are no tables',
    extent: 'top',
    prepare: async (page) => {
      await steps.chooseFolder(page, [...files.months(), ...files.besideTables()]);
      await page.getByTestId('run-audit').waitFor();
    },
  },
  {
    id: 'folder-none',
    screen: 'Errors',
    name: 'A folder without a table',
    extent: 'top',
    prepare: async (page) => {
      await steps.chooseFolder(page, files.besideTables());
      await page.getByTestId('error-panel').waitFor();
    },
  },
  {
    id: 'columns-streamed',
    screen: 'Columns',
    name: 'Rows that are not held',
    extent: 'top',
    prepare: steps.toStreamed,
  },
  {
    id: 'reread-asked',
    screen: 'Columns',
    name: 'A change that takes the file to be read again',
    extent: 'top',
    prepare: steps.toRereadNote,
  },
  {
    id: 'reread-running',
    screen: 'Working',
    name: 'The file is read again',
    extent: 'top',
    prepare: async (page) => {
      await steps.toRereadNote(page);
      steps.holdWorkers(page, LONG);
      await page.getByTestId('reread').click();
      await page.getByTestId('progress').waitFor();
    },
  },
  {
    id: 'merging',
    screen: 'Audit',
    name: 'Two audits that can be merged',
    extent: 'top',
    prepare: async (page) => {
      const audits = await steps.downloadedAudits(
        page,
        files.decisions(900, '2024.csv'),
        files.decisions(1300, '2025.csv'),
      );
      await steps.open(page, ...audits);
      await page.getByTestId('merge-agree').waitFor();
    },
  },
  {
    id: 'merge-refused',
    screen: 'Audit',
    name: 'Two audits that cannot be merged',
    extent: 'top',
    prepare: async (page) => {
      const audits = await steps.downloadedAudits(page, files.decisions(900, '2024.csv'), files.otherDecisions());
      await steps.open(page, ...audits);
      await page.getByTestId('merge-differences').waitFor();
    },
  },
  {
    id: 'merged',
    screen: 'Audit',
    name: 'Merged from several',
    extent: 'top',
    prepare: async (page) => {
      const audits = await steps.downloadedAudits(
        page,
        files.decisions(900, '2024.csv'),
        files.decisions(1300, '2025.csv'),
      );
      await steps.open(page, ...audits);
      await page.getByTestId('merge-now').click();
      await page.getByTestId('what-was-audited').getByText('2024.csv').waitFor();
      await page.locator('summary', { hasText: 'The 2 files' }).click();
    },
  },
  {
    id: 'report-query',
    screen: 'Report',
    name: 'The query for a database',
    prepare: async (page) => {
      await steps.toSample(page);
      await steps.toScreen(page, 'report');
      await steps.unfold(page);
      await page.getByLabel('Table', { exact: true }).fill('hr.decisions');
    },
  },
  {
    id: 'audit-counted',
    screen: 'Audit',
    name: 'Counted by a database',
    extent: 'top',
    prepare: toCounted,
  },
  {
    id: 'landing-counted',
    screen: 'Data',
    name: 'An audit of a database’s counts, kept',
    extent: 'top',
    prepare: async (page) => {
      await toCounted(page);
      await steps.keepAudit(page);
      await page.goto(page.url().split('#')[0]);
      await page.getByTestId('open-kept').first().waitFor();
    },
  },
];

async function toCounted(page) {
  const rows = files.decisions(2400);
  await steps.toAudit(page, rows, files.decisionsPlan());
  await steps.toScreen(page, 'report');
  await page.getByLabel('Table', { exact: true }).fill('decisions');
  const query = await page.getByTestId('query').inputValue();
  await page.goto('about:blank');
  await page.goBack();
  await steps.open(page, await countedByDatabase('decisions', rows, query));
  await page.getByTestId('what-was-audited').getByText('counted by a database').waitFor();
}
