const GAP = 6;
const WIDEST = '25rem';
/** Pixels of height: the most a panel takes, and what it keeps where there is little room. */
const HIGHEST = 640;
const LOWEST = 160;

/** Puts a panel of the top layer under its anchor, or above it where there is more room, as high as it needs inside the window. */
export function placeBeside(anchor: Element, panel: HTMLElement): void {
  // The root's own box, since the room kept for a scrollbar counts in every other width.
  const across = document.documentElement.getBoundingClientRect().right;
  panel.style.maxWidth = `min(${WIDEST}, ${across - 2 * GAP}px)`;
  const at = anchor.getBoundingClientRect();
  const { width } = panel.getBoundingClientRect();
  const wanted = Math.min(HIGHEST, panel.scrollHeight + panel.offsetHeight - panel.clientHeight);
  const room = window.innerHeight - at.bottom;
  const above = room < wanted + GAP && at.top > room;
  const height = Math.min(wanted, Math.max(LOWEST, (above ? at.top : room) - 2 * GAP));
  panel.style.maxHeight = `${height}px`;
  const left = Math.max(GAP, Math.min(at.left, across - width - GAP));
  const top = above ? at.top - height - GAP : at.bottom + GAP;
  panel.style.left = `${left}px`;
  panel.style.top = `${Math.max(GAP, top)}px`;
}
