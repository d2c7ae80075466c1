/** Whether a dropped file's text looks like an audit that was downloaded, told from its first bytes. */
export function looksLikeAudit(head: string): boolean {
  return /^\uFEFF?\s*\{\s*"evenhandAudit"\s*:/.test(head);
}
