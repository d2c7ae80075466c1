import type { Page } from '@playwright/test';
import type { MadeFile } from './main-job.ts';

/** Drags a file from a folder over an element, and gives the way to let it go there. */
export async function dragOver(page: Page, selector: string, { name, mimeType, buffer }: MadeFile) {
  const dataTransfer = await page.evaluateHandle(
    ({ name, type, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], name, { type }));
      return transfer;
    },
    { name, type: mimeType, base64: buffer.toString('base64') },
  );
  for (const kind of ['dragenter', 'dragover']) await page.dispatchEvent(selector, kind, { dataTransfer });
  return { drop: () => page.dispatchEvent(selector, 'drop', { dataTransfer }) };
}
