/** A model as a person names it. */
export interface ModelName {
  /** `owner/name`. */
  readonly repo: string;
  /** A branch, tag or commit; `main` where none is named. */
  readonly revision: string;
}

const PART = '[A-Za-z0-9](?:[\\w.-]*[A-Za-z0-9])?';
const NAME = new RegExp(`^(${PART}/${PART})(?:@([\\w./-]{1,100}))?$`);
const PAGE = new RegExp(`^https?://[^/]+/(${PART}/${PART})(?:/(?:tree|blob|resolve)/([^/?#]+).*)?/?(?:[?#].*)?$`);

/** Reads `owner/name`, `owner/name@revision`, or the address of a model's page; null where it is none of them. */
export function readModelName(typed: string): ModelName | null {
  const found = NAME.exec(typed.trim()) ?? PAGE.exec(typed.trim());
  if (!found?.[1] || found[1].length > 200) return null;
  return { repo: found[1], revision: decodeURIComponent(found[2] ?? 'main') };
}
