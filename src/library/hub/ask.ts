import { LibraryError, type LibraryErrorKind, type LibraryFacts } from '../library-error.ts';

const BY_STATUS: Readonly<Record<number, LibraryErrorKind>> = {
  401: 'not-public',
  403: 'gated',
  404: 'not-found',
  429: 'rate-limited',
};

/** What a refusal of the hub means. */
export function refusalOf(response: Pick<Response, 'status' | 'headers'>, facts: LibraryFacts): LibraryError {
  const { status } = response;
  const says = response.headers.get('X-Error-Code');
  const kind = says === 'GatedRepo' ? 'gated' : (BY_STATUS[status] ?? 'hub-failed');
  return new LibraryError(kind, { ...facts, status });
}

/** How everything is asked for: no cookie, no referrer, nothing kept by the browser on the way. */
export const PLAINLY: RequestInit = {
  mode: 'cors',
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
  cache: 'no-store',
};

/** An answer of the hub in JSON, with its headers. @throws LibraryError */
export async function askJson(
  address: string,
  facts: LibraryFacts,
  signal: AbortSignal,
): Promise<{ readonly value: unknown; readonly headers: Headers }> {
  let response: Response;
  try {
    response = await fetch(address, { ...PLAINLY, signal });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new LibraryError('unreachable', facts, { cause });
  }
  if (!response.ok) throw refusalOf(response, facts);
  try {
    return { value: await response.json(), headers: response.headers };
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new LibraryError('odd-answer', facts, { cause });
  }
}
