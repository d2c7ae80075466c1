/** Whether a dropped file's text looks like a plan rather than data, told from its first bytes. */
export function looksLikePlan(head: string): boolean {
  return /^\uFEFF?\s*\{[\s\S]*"evenhandPlan"\s*:/.test(head);
}
