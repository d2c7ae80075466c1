import { DOWNLOAD, fetchDownload, readDownloadFacts } from '../../locality/download.ts';
import { downloadBlob } from './download.ts';

/** The archive of the whole site, as the build told the page of it; null where there is none beside it. */
export const APP_ARCHIVE = readDownloadFacts(document);

export type DownloadOutcome = 'saved' | 'offline' | 'unavailable';

/** Fetches the archive, compared with its hash, and hands it to the browser as a file to keep. */
export async function downloadApp(): Promise<DownloadOutcome> {
  const archive = APP_ARCHIVE && (await fetchDownload(APP_ARCHIVE));
  if (!archive) return navigator.onLine ? 'unavailable' : 'offline';
  downloadBlob(DOWNLOAD, archive);
  return 'saved';
}
