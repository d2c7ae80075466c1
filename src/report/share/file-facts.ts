import type { Audit } from '../../audit/audit.ts';

/** What a person may leave out of what is passed on. */
export interface FileFacts {
  readonly name: boolean;
  readonly sha256: boolean;
}

/** What a file is called whose name was left out. */
export const UNNAMED_FILE = 'a file whose name was left out';

/** An audit with no more of its file than is to be told. */
export function withFacts(audit: Audit, facts: FileFacts): Audit {
  const { parts, ...whole } = audit.file;
  const { name, sha256 } = whole;
  const file = {
    ...whole,
    name: facts.name ? name : UNNAMED_FILE,
    sha256: facts.sha256 ? sha256 : null,
    ...(parts &&
      facts.name && { parts: parts.map((part) => ({ ...part, sha256: facts.sha256 ? part.sha256 : null })) }),
  };
  return { ...audit, file };
}
