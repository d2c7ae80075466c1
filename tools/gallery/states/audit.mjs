import * as files from '../fixtures.mjs';
import * as steps from '../steps.mjs';

/** The audit itself. @type {readonly import('../states.mjs').State[]} */
export const AUDIT = [
  { id: 'audit', screen: 'Audit', name: 'Findings, closed', main: true, prepare: (page) => steps.toSample(page) },
  {
    id: 'audit-open',
    screen: 'Audit',
    name: 'A finding opened',
    main: true,
    prepare: async (page) => {
      await steps.toSample(page);
      await steps.openFinding(page);
    },
  },
  {
    id: 'audit-numbers',
    screen: 'Audit',
    name: 'Everything unfolded',
    prepare: async (page) => {
      await steps.toSample(page, 'credit');
      await steps.unfold(page);
    },
  },
  {
    id: 'audit-no-verdict',
    screen: 'Audit',
    name: 'Too few rows for any verdict',
    prepare: (page) => steps.toAudit(page, files.fewRows()),
  },
  {
    id: 'audit-partial',
    screen: 'Audit',
    name: 'A file of which some rows were set aside',
    prepare: (page) => steps.toAudit(page, files.unevenRows()),
  },
  {
    id: 'audit-200',
    screen: 'Audit',
    name: 'Two hundred groups',
    prepare: async (page) => {
      await steps.toAudit(page, files.manyGroups(), files.manyGroupsPlan());
      await steps.openFinding(page);
    },
  },
  {
    id: 'audit-kept',
    screen: 'Audit',
    name: 'Opened from those kept: its rows are gone',
    extent: 'top',
    prepare: async (page) => {
      await steps.toSample(page);
      await steps.keepAudit(page);
      await page.goto(page.url().split('#')[0]);
      await page.getByTestId('open-kept').first().click();
      await page.getByTestId('audit-complete').waitFor();
    },
  },
  {
    id: 'audit-offline',
    screen: 'Audit',
    name: 'The network went while one was at work',
    extent: 'top',
    prepare: async (page) => {
      await steps.toSample(page);
      await steps.goOffline(page);
    },
  },
  {
    id: 'audit-definitions',
    screen: 'Audit',
    name: 'Definitions',
    extent: 'top',
    prepare: async (page) => {
      await steps.toSample(page);
      await page.getByTestId('open-definitions').first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
];
