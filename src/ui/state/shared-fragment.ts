/** Whether an address's fragment is meant as a shared link. */
export function isSharedFragment(fragment: string): boolean {
  return fragment.startsWith('#s=');
}
