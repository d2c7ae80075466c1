import * as files from '../fixtures.mjs';
import * as steps from '../steps.mjs';

/** What an audit leads to, and help. @type {readonly import('../states.mjs').State[]} */
export const AFTER_AUDIT = [
  {
    id: 'representation',
    screen: 'Representation',
    name: 'Against population shares',
    main: true,
    prepare: async (page) => {
      await steps.toSample(page, 'recognition');
      await steps.toScreen(page, 'representation');
    },
  },
  {
    id: 'representation-plain',
    screen: 'Representation',
    name: 'Against the file’s own total',
    prepare: async (page) => {
      await steps.toSample(page, 'hiring');
      await steps.toScreen(page, 'representation');
    },
  },
  {
    id: 'representation-missing',
    screen: 'Representation',
    name: 'Partial: in some rows something is not known',
    prepare: async (page) => {
      await steps.toAudit(page, files.gaps());
      await steps.toScreen(page, 'representation');
    },
  },
  {
    id: 'representation-withheld',
    screen: 'Representation',
    name: 'Partial: of a shared audit, small counts withheld',
    prepare: async (page) => {
      await steps.openShared(page);
      await steps.toScreen(page, 'representation');
    },
  },
  {
    id: 'subgroups',
    screen: 'Subgroups',
    name: 'Two features crossed',
    main: true,
    prepare: async (page) => {
      await steps.toSample(page);
      await steps.toScreen(page, 'subgroups');
    },
  },
  {
    id: 'subgroups-none',
    screen: 'Subgroups',
    name: 'Only one feature',
    prepare: async (page) => {
      await steps.toAudit(page, files.manyGroups(), files.manyGroupsPlan());
      await steps.toScreen(page, 'subgroups');
    },
  },
  {
    id: 'subgroups-withheld',
    screen: 'Subgroups',
    name: 'Partial: of a shared audit, small counts withheld',
    prepare: async (page) => {
      await steps.openShared(page);
      await steps.toScreen(page, 'subgroups');
    },
  },
  {
    id: 'subgroups-offline',
    screen: 'Subgroups',
    name: 'The network went while one was at work',
    extent: 'top',
    prepare: async (page) => {
      await steps.toSample(page);
      await steps.toScreen(page, 'subgroups');
      await steps.goOffline(page);
    },
  },
  {
    id: 'report',
    screen: 'Report',
    name: 'To keep, print and pass on',
    main: true,
    prepare: async (page) => {
      await steps.toSample(page);
      await steps.toScreen(page, 'report');
    },
  },
  {
    id: 'shared',
    screen: 'Report',
    name: 'A shared link, opened',
    prepare: steps.openShared,
  },
  {
    id: 'shortcuts',
    screen: 'Help',
    name: 'Keyboard shortcuts',
    extent: 'top',
    prepare: async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
];
