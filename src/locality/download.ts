/** The archive of the whole site, which lies beside its page. */
export const DOWNLOAD = 'evenhand.zip';

const NAME = 'evenhand-download';

/** What a page knows of the archive. */
export interface DownloadFacts {
  readonly bytes: number;
  /** The hash of its content (`sha256-…`, base64). */
  readonly integrity: string;
}

/** The element by which the build tells the page of the archive; a copy that came out of one has none. */
export function metaOfDownload({ bytes, integrity }: DownloadFacts): string {
  return `<meta name="${NAME}" content="${bytes} ${integrity}" />`;
}

/** The facts as they stand in the page, or null where it has no archive beside it. */
export function readDownloadFacts(page: Pick<Document, 'querySelector'>): DownloadFacts | null {
  const content = page.querySelector(`meta[name="${NAME}"]`)?.getAttribute('content');
  const found = /^(\d+) (sha256-\S+)$/.exec(content ?? '');
  return found?.[1] && found[2] ? { bytes: Number(found[1]), integrity: found[2] } : null;
}

/**
 * Fetches the archive; the browser refuses one whose content is not what was built with this page.
 *
 * @returns null where it could not be had
 */
export async function fetchDownload({ integrity }: DownloadFacts): Promise<Blob | null> {
  try {
    const response = await fetch(DOWNLOAD, { integrity, cache: 'no-cache', credentials: 'same-origin' });
    return response.ok ? await response.blob() : null;
  } catch {
    return null;
  }
}
