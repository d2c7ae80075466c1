import { expectNoViolation } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { decisionsCsv, dropFiles } from './main-job.ts';
import { visit } from './settle.ts';

const SIZES = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [device, viewport] of Object.entries(SIZES)) {
    test(`axe finds nothing on any screen, ${device}, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await visit(page);
      await expectNoViolation(page);
      await dropFiles(page, decisionsCsv());
      await page.getByTestId('run-audit').waitFor();
      await expectNoViolation(page);
      await page.getByTestId('run-audit').click();
      await page.getByTestId('audit-complete').waitFor();
      await expectNoViolation(page);
      for (const details of await page.locator('details').all()) {
        await details.evaluate((element: HTMLDetailsElement) => (element.open = true));
      }
      await page.locator('figure svg').first().waitFor();
      await expectNoViolation(page);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(viewport.width);
    });
  }
}

test('an error is read out and axe finds nothing in it', async ({ page }) => {
  await visit(page);
  await dropFiles(page, { name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.from('') });
  await expect(page.getByRole('alert')).toBeVisible();
  await expectNoViolation(page);
});
