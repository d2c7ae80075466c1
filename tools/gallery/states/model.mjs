import * as files from '../fixtures.mjs';
import * as steps from '../steps.mjs';

/** Running a classifier over the rows. @type {readonly import('../states.mjs').State[]} */
export const MODEL = [
  {
    id: 'model-choose',
    screen: 'Model',
    name: 'Nothing chosen yet',
    prepare: (page) => toModel(page),
  },
  {
    id: 'model-known',
    screen: 'Model',
    name: 'What is known of a model',
    main: true,
    prepare: async (page) => {
      await toModel(page);
      await chooseFirst(page);
      await page.getByText('Its card, in the words').click();
      await page.getByText('How it runs').click();
    },
  },
  {
    id: 'model-paused',
    screen: 'Model',
    name: 'A run that is held up',
    prepare: async (page) => {
      await toModel(page, files.comments(20_000));
      await chooseFirst(page);
      await page.getByTestId('run-model').click();
      await page.getByTestId('run-progress').getByText('a second').waitFor();
      await page.getByTestId('pause-run').click();
      await page.getByTestId('run-progress').getByText('Go on').waitFor();
    },
  },
  {
    id: 'model-result',
    screen: 'Model',
    name: 'What a model said',
    main: true,
    prepare: async (page) => {
      await toModel(page);
      await chooseFirst(page);
      await page.getByTestId('run-model').click();
      await page.getByTestId('model-run').waitFor();
    },
  },
  {
    id: 'model-table',
    screen: 'Model',
    name: 'A model for tables, its inputs mapped to columns',
    prepare: async (page) => {
      await toModel(page, files.people());
      await page
        .getByTestId('model-file-input')
        .setInputFiles('test/fixtures/tabular-models/sklearn-forest-columns.onnx');
      await page.getByTestId('model-facts').waitFor();
    },
  },
  {
    id: 'model-unusable',
    screen: 'Model',
    name: 'A model that cannot be used',
    prepare: async (page) => {
      await toModel(page);
      await page
        .getByTestId('model-file-input')
        .setInputFiles({ name: 'model.onnx', mimeType: '', buffer: Buffer.from('no model') });
      await page.getByTestId('model-problems').waitFor();
    },
  },
];

async function toModel(page, file = files.comments()) {
  await steps.toColumns(page, file);
  await steps.toScreen(page, 'model');
  await page.getByTestId('model-entry').first().waitFor();
}

async function chooseFirst(page) {
  await page.getByTestId('model-entry').first().getByRole('radio').check();
  await page.getByTestId('model-facts').waitFor();
}
