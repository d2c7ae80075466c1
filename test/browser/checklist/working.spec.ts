import { SECTIONS, WHY_NOT } from '../../../src/messages/shell.ts';
import { expectNoViolation } from '../axe.ts';
import { runOutOfMemory } from '../data-worker.ts';
import { dragOver } from '../drag.ts';
import { expect, test } from '../fixtures.ts';
import { auditDecisions, chooseKeeping } from '../keeping.ts';
import { decisionsCsv, dropFiles, textFile } from '../main-job.ts';
import { columns, complete, heading, openSample, rail, recordSaid, status } from '../places.ts';
import { visit } from '../settle.ts';

const BUILT = SECTIONS.filter(({ built }) => built);

test('changes are undone and done again, Back leads back, and leaving asks only where work would be lost', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await visit(page);
  await heading(page).click();
  await page.reload();
  expect(asked).toEqual([]);

  await dropFiles(page, decisionsCsv());
  await expect(columns(page)).toBeFocused();
  const label = page.getByLabel('What was true: column');
  await label.selectOption('city');
  await expect(page.getByTestId('undo')).toHaveText(/Undo: label/);
  await page.keyboard.press('Control+z');
  await expect(label).toHaveValue('qualified');
  await page.keyboard.press('Control+Shift+Z');
  await expect(label).toHaveValue('city');
  await page.getByTestId('undo').click();
  await expect(label).toHaveValue('qualified');
  await expect(page.getByTestId('undo')).toHaveAttribute('aria-disabled', 'true');

  await page.keyboard.press('Control+Enter');
  const summary = complete(page).locator('header p').first();
  const before = await summary.innerText();
  const tolerance = page.getByLabel('Largest tolerated difference');
  await tolerance.fill('0.9');
  await expect(summary).not.toHaveText(before);
  // A text field undoes its own typing; outside of it the change of the plan is undone.
  await heading(page).focus();
  await page.keyboard.press('Control+z');
  await expect(summary).toHaveText(before);
  await expect(tolerance).toHaveValue('0.1');

  await page.goBack();
  await expect(columns(page)).toBeFocused();
  await page.goForward();
  await expect(complete(page)).toBeVisible();
  await page.reload();
  expect(asked).toEqual(['beforeunload']);
  await auditDecisions(page);
  await chooseKeeping(page, 'work');
  await page.reload();
  await complete(page).waitFor();
  expect(asked).toEqual(['beforeunload']);
});

test('by keyboard: past the rail, with the focus seen, to the shortcuts, and to results that are announced once', async ({
  page,
}) => {
  await visit(page);
  await recordSaid(page, 'spoken');
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toContainText(/skip/i);
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press('Tab');
    const seen = await page.locator(':focus').evaluate((element) => {
      const shown = element.matches('.visually-hidden')
        ? (document.querySelector(`label[for="${element.id}"]`) ?? element.nextElementSibling)
        : element;
      const { outlineStyle, outlineWidth } = getComputedStyle(shown ?? element);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    });
    expect(seen, `stop ${i + 1}`).toBe(true);
  }
  await page.keyboard.press('?');
  await expect(page.getByTestId('shortcuts').getByRole('rowheader', { name: 'Go to Columns' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('shortcuts')).toBeHidden();

  await dropFiles(page, decisionsCsv());
  await expect(columns(page)).toBeFocused();
  await page.evaluate(() => window.scrollTo(0, 300));
  await page.keyboard.press('Control+Enter');
  await expect(complete(page)).toBeVisible();
  await expect(heading(page)).toBeFocused();
  await expect(page.getByTestId('spoken')).toHaveText(/^Audit ready\. /);
  await page.goBack();
  await expect(columns(page)).toBeFocused();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(300);
  await page.goForward();
  await expect(heading(page)).toBeFocused();
  expect(await page.evaluate(() => (window as unknown as { said: string[] }).said.filter(Boolean))).toHaveLength(1);
});

test('light, dark and the system’s colours, forced colours, little motion and 200 % zoom; nothing is said by colour alone', async ({
  page,
}) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await visit(page);
  const light = await paper();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await paper();
  expect(dark).not.toBe(light);
  const choice = (name: string) => page.getByRole('group', { name: 'Appearance' }).getByText(name, { exact: true });
  await choice('Light').click();
  expect(await paper()).toBe(light);
  await page.emulateMedia({ colorScheme: 'light' });
  await choice('Dark').click();
  expect(await paper()).toBe(dark);
  await choice('Auto').click();
  expect(await paper()).toBe(light);

  await openSample(page, 'credit');
  await expect(complete(page)).toBeVisible();
  for (const finding of await page.getByTestId('finding').all()) {
    await expect(finding).toContainText(/disparity shown|not enough data|ruled out/);
  }
  const finding = page.getByTestId('finding').first();
  await finding.locator('summary').first().click();
  await finding.locator('summary', { hasText: 'More pictures' }).first().click();
  await expect(page.locator('figure svg').nth(4)).toBeVisible();
  for (const figure of await page.locator('figure').all()) {
    const own = await figure.locator('summary', { hasText: 'The numbers as a table' }).count();
    expect(own + (await figure.locator('xpath=..').getByRole('table').count())).toBeGreaterThan(0);
  }
  const moving = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('*')].some((element) => {
        const { transitionDuration, animationDuration } = getComputedStyle(element);
        return `${transitionDuration},${animationDuration}`.split(',').some((time) => parseFloat(time) > 0.01);
      }),
    );
  expect(await moving()).toBe(false);
  await page.emulateMedia({ forcedColors: 'active' });
  await expectNoViolation(page);
  await expect(finding).toContainText('disparity shown');
  await page.emulateMedia({ forcedColors: 'none' });
  // A window of 1280 by 900 at 200 %, and a phone.
  for (const size of [
    { width: 640, height: 450 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    for (const { id, name } of BUILT) {
      await page.goto(`#${id}`);
      await expect(page.locator('nav [aria-current=page]')).toHaveText(name);
      await expect(heading(page)).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(size.width);
    }
  }
});

test('empty, partial, wrong, offline or out of memory: there are words, a way on, and the work stays', async ({
  page,
}) => {
  await visit(page);
  await expect(status(page)).toContainText('No file open');
  await expect(rail(page, 'Columns')).toHaveAccessibleDescription(WHY_NOT.noFile);
  for (const { name, id } of BUILT.filter(({ id }) => id !== 'data' && id !== 'columns')) {
    await expect(rail(page, name)).toHaveAccessibleDescription(/first\.$/);
    await page.goto(`#${id}`);
    await expect(heading(page)).toHaveText(/^See whether/);
  }
  const { name, buffer } = decisionsCsv();
  await dropFiles(page, textFile(name, `${buffer.toString()}P1,Male,Ulm,Yes,Yes,too,many\n`));
  await expect(page.getByRole('button', { name: '1 row does not fit the header' })).toBeVisible();
  await page.getByTestId('run-audit').click();
  await expect(complete(page)).toContainText('1 was set aside and 1,200 took part');
  const finding = await page.getByTestId('finding').first().innerText();
  const summary = complete(page).locator('header p').first();
  const before = await summary.innerText();

  const broken = await dragOver(page, 'body', textFile('broken.csv', 'a,b\n1,"never closed\n'));
  await broken.drop();
  const panel = page.getByTestId('error-panel');
  await expect(panel).toContainText('broken.csv could not be used');
  await expect(panel).toContainText('Line 2, column 2: A quoted cell is opened and never closed');
  await expect(panel).toContainText('Close the quote in that line');
  await expect(panel).toContainText('The audit you had is still here.');
  await expectNoViolation(page);
  await panel.getByRole('button', { name: 'Close this message' }).click();

  await page.context().setOffline(true);
  await expect(page.getByTestId('offline')).toContainText('No network: everything here works without it');
  await page.getByLabel('Largest tolerated difference').fill('0.9');
  await expect(summary).not.toHaveText(before);
  await page.getByTestId('undo').click();
  await expect(summary).toHaveText(before);
  await page.context().setOffline(false);
  await expect(page.getByTestId('offline')).toBeHidden();

  await runOutOfMemory(page);
  await expect(panel).toContainText('stopped, most likely for want of memory');
  await expect(panel).toContainText('Open the file again to go on');
  await expect(panel).toContainText('The audit you had is still here.');
  expect(await page.getByTestId('finding').first().innerText()).toBe(finding);
  await page.getByLabel('Reference group of sex').selectOption('Male');
  await expect(complete(page)).not.toContainText('the largest was taken');
  await dropFiles(page, decisionsCsv());
  await expect(page.getByTestId('run-audit')).toBeEnabled();
  await expect(panel).toBeHidden();
});
