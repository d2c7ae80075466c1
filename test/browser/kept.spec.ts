import { expect, test } from './fixtures.ts';
import { auditDecisions } from './keeping.ts';
import { visit } from './settle.ts';

test('kept audits are renamed, forgotten with a way back, kept anew on demand, and compared', async ({ page }) => {
  await visit(page);
  await auditDecisions(page);
  await page.getByTestId('keep-audit').click();
  await page.getByLabel('Largest tolerated difference').fill('0.4');
  await expect(page.getByTestId('kept-as')).toContainText('was changed since it was kept');
  await page.getByTestId('keep-audit').click();
  await expect(page.getByTestId('kept-as')).toHaveText('Kept in this browser as “decisions.csv (2)”.');

  await page.goto('#data');
  const entries = page.getByTestId('open-kept');
  await expect(entries).toHaveCount(2);
  await page.getByRole('button', { name: 'Rename decisions.csv (2)' }).click();
  await page.getByRole('textbox', { name: /New name/ }).fill('Tolerant');
  await page.keyboard.press('Enter');
  await expect(entries.first()).toHaveText('Tolerant');
  await page.getByRole('button', { name: 'Forget Tolerant' }).click();
  await expect(entries).toHaveCount(1);
  await page.getByTestId('undo-forget').click();
  await expect(entries).toHaveCount(2);

  await page.getByTestId('compare').click();
  for (const box of await page.getByTestId('choose-kept').all()) await box.check();
  await page.getByTestId('compare-chosen').click();
  await expect(page.getByTestId('compare-dialog')).toContainText('Both were made of the same file');
  await expect(page.getByTestId('compared-verdict').first()).toContainText('disparity shown');
  await expect(page.getByTestId('incomparable')).toContainText('Their tolerances differ');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('compare-dialog')).toHaveCount(0);
});
