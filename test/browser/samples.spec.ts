import { expectNoViolation } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { openSample } from './places.ts';

test.describe('without a service worker', () => {
  test.use({ serviceWorkers: 'block' });

  test('a sample that cannot be fetched says so, and files can still be opened', async ({ page }) => {
    await page.goto('');
    await page.route('**/samples/**', (route) => route.abort());
    await openSample(page, 'chatbot');
    await expect(page.getByRole('alert')).toContainText('The sample could not be fetched from this site.');
    await expect(page.getByText('Choose a file', { exact: true })).toBeVisible();
    await expectNoViolation(page);
  });
});
