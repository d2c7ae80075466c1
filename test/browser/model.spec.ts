import { expectNoViolation } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { downloadedAudit, dropFiles, metricOf, recordRequests } from './main-job.ts';
import { dragOver } from './drag.ts';
import { commentsCsv, tinyModelFolder, tinyModelZip } from './model-folder.ts';
import { columns, heading, rail } from './places.ts';
import { untilServiceWorkerAnswers, visit } from './settle.ts';

test('a model from a folder reads the comments, and what it says is audited, undone and found again', async ({
  page,
  site,
}, info) => {
  const folder = await tinyModelFolder(info.outputPath());
  await visit(page);
  await expect(rail(page, 'Model')).toHaveAccessibleDescription('Choose a file first.');
  await dropFiles(page, commentsCsv());
  await expect(columns(page)).toBeFocused();
  await rail(page, 'Model').press('Enter');
  await expect(heading(page)).toBeFocused();
  const requests = recordRequests(page);
  await page.getByTestId('model-folder-input').setInputFiles(folder);

  const facts = page.getByTestId('model-facts');
  await expect(facts).toContainText('labels texts');
  await expect(facts).toContainText('toxicity and threat; each is judged by itself');
  await expect(facts).toContainText('apache-2.0');
  await expect(facts).toContainText('16 tokens');
  await page.getByText('Its card, in the words of who made it').click();
  await expect(page.getByTestId('model-card')).toContainText(
    'Knows ten words, from a list (https://example.org/words).',
  );
  await expect(page.getByTestId('model-card').getByRole('listitem').last()).toHaveText(
    'alert(1)Anything else is unknown to it.',
  );
  await expect(page.getByLabel('Column with the texts')).toHaveValue('comment');
  await expectNoViolation(page);

  await page.getByLabel('toxicity counts as found').check();
  await page.getByLabel('threat counts as found').check();
  await expect(page.locator('main')).toContainText('The 2 labels that count become one score together as well');
  await page.getByLabel('The score of threat becomes a column').uncheck();
  await page.getByTestId('run-model').press('Enter');
  const run = page.getByTestId('model-run');
  await expect(run.getByRole('heading', { name: '1. tiny' })).toBeFocused();
  await expect(page.getByTestId('spoken')).toContainText('tiny has read 400 rows. Its columns were added.');
  await expect(run).toContainText('400 rows of comment with 400 different texts were read.');
  await expect(run).toContainText('3 columns were added to the table, with (tiny) behind their names.');
  await expect(run.getByTestId('run-facts')).toContainText('processor');
  await run.getByRole('button', { name: 'how this is estimated' }).click();
  await expect(page.getByRole('dialog', { name: /energy/i })).toContainText('A page cannot measure energy.');
  await page.keyboard.press('Escape');
  await expectNoViolation(page);
  const elsewhere = requests.filter(
    (request) => !request.url().startsWith('blob:') && !request.url().startsWith(site.url),
  );
  expect(elsewhere).toEqual([]);

  await page.getByTestId('run-model').click();
  await expect(page.getByTestId('model-run')).toHaveCount(2);
  await expect(page.getByTestId('model-run').first().getByTestId('run-facts')).toContainText('400 of 400 texts');

  await page.getByTestId('audit-with').first().press('Enter');
  const audit = await downloadedAudit(page);
  // Rude comments weigh 12 over their tokens, kind ones -8: by chance of numbers, 60 and 30 in a hundred.
  const rate = (group: string) => metricOf(audit, 'gender', group, 'selectionRate');
  const rude = (gender: number) =>
    Array.from({ length: 400 }, (_, i) => i).filter((i) => i % 2 === gender && (i * 7919) % 100 < (gender ? 60 : 30))
      .length;
  expect(rate('Male')).toMatchObject({ kind: 'defined', value: rude(1) / 200, n: 200 });
  expect(rate('Female')).toMatchObject({ kind: 'defined', value: rude(0) / 200, n: 200 });

  await page.goBack();
  await expect(page.getByTestId('model-run')).toHaveCount(2);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await rail(page, 'Columns').click();
  await expect(page.getByLabel('Score: column')).not.toHaveValue('any that counts (tiny)');
});

test('a model that lacks a file says which, and the table is as it was', async ({ page }, info) => {
  const folder = await tinyModelFolder(info.outputPath(), 'tokenizer.json');
  await visit(page);
  await dropFiles(page, commentsCsv(40));
  await rail(page, 'Model').click();
  await page.getByTestId('model-folder-input').setInputFiles(folder);
  await expect(page.getByTestId('model-problems')).toContainText('tokenizer.json');
  await expect(page.getByTestId('run-model')).toHaveCount(0);
  await expectNoViolation(page);
});

test('a model of this site says its size and source before it is fetched, can be called off, and then that it is there', async ({
  page,
}) => {
  // The weights hang until a test lets them go, and are given up where the page gives them up.
  await page.addInitScript(() => {
    const fetched = window.fetch.bind(window);
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    (window as unknown as { letGo: () => void }).letGo = () => letGo();
    window.fetch = async (input, init) => {
      const asked = fetched(input, init);
      if (!String(input).endsWith('.onnx')) return asked;
      const calledOff = new Promise<never>((_, reject) =>
        init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))),
      );
      asked.catch(() => {});
      return Promise.race([held.then(() => asked), calledOff]);
    };
  });
  await visit(page);
  await dropFiles(page, commentsCsv(60));
  await rail(page, 'Model').click();
  const first = page.getByTestId('model-entry').first();
  await expect(first).toContainText(/from this site.*MB to fetch/s);
  await first.getByRole('radio').check();
  await expect(first).toContainText(/of .*MB fetched/);
  await first.getByRole('button', { name: /^Cancel: fetching/ }).click();
  await expect(first).toContainText('MB to fetch');
  await expect(page.getByTestId('model-facts')).toHaveCount(0);
  await page.evaluate(() => (window as unknown as { letGo: () => void }).letGo());
  await first.getByRole('radio').check();
  await expect(page.getByTestId('model-facts')).toContainText('toxicity, hate, violence and prompt_injection');
  await expect(first).toContainText('MB, fetched');
  await page.getByTestId('run-model').click();
  await expect(page.getByTestId('model-run')).toContainText('60 rows of comment with 60 different texts were read.');
});

test('a model in a ZIP file is dropped anywhere, kept only because that is asked, and found after a reload', async ({
  page,
}) => {
  await visit(page);
  await dropFiles(page, commentsCsv(40));
  await rail(page, 'Model').click();
  const drag = await dragOver(page, 'main', {
    name: 'tiny.zip',
    mimeType: 'application/zip',
    buffer: await tinyModelZip(),
  });
  await drag.drop();
  await expect(page.getByTestId('model-facts')).toContainText('labels texts');
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  await page.getByRole('button', { name: 'Keep it in this browser' }).click();
  await expect(page.getByTestId('keep-model')).toContainText('Kept in this browser.');
  await page.reload();
  await untilServiceWorkerAnswers(page);
  await dropFiles(page, commentsCsv(40));
  await rail(page, 'Model').click();
  const kept = page.getByTestId('model-entry').filter({ hasText: 'kept in this browser' });
  await kept.getByRole('radio').check();
  await expect(page.getByTestId('model-facts')).toContainText('toxicity and threat');
  await page.getByRole('button', { name: 'Remove it from this browser' }).click();
  await expect(kept).toHaveCount(0);
});
