import type { Page } from '@playwright/test';
import type { SampleId } from '../../src/ui/state/sample-files.ts';

/** Places of the page that stories come by. */
export const heading = (page: Page) => page.getByRole('heading', { level: 1 });
export const columns = (page: Page) => page.getByRole('heading', { level: 1, name: 'Which column is what?' });
export const complete = (page: Page) => page.getByTestId('audit-complete');
export const status = (page: Page) => page.locator('footer');
export const rail = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true });
export const sample = (page: Page, id: SampleId) => page.getByTestId(`sample-${id}`);
export const openSample = (page: Page, id: SampleId) => sample(page, id).getByTestId('open-sample').click();

/** Records what a region says from now on, in `said` on the window. */
export async function recordSaid(page: Page, testId: string): Promise<void> {
  await page.getByTestId(testId).evaluate((region) => {
    const said: string[] = ((window as unknown as { said: string[] }).said = []);
    new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, { childList: true, subtree: true });
  });
}

/** Records all that a part of the page says while it comes, changes and goes; gives the way to ask for it. */
export async function toldBy(page: Page, testId: string): Promise<() => Promise<string[]>> {
  const record = await page.evaluateHandle((id) => {
    const told: string[] = [];
    new MutationObserver(() => {
      const text = document.querySelector<HTMLElement>(`[data-testid=${id}]`)?.innerText;
      if (text !== undefined && text !== told.at(-1)) told.push(text);
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
    return told;
  }, testId);
  return () => record.evaluate((told) => told);
}
