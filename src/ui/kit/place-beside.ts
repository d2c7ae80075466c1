const GAP = 6;
const WIDEST = '25rem';

/** Puts a panel of the top layer under its anchor, or above it where there is more room, inside the window. */
export function placeBeside(anchor: Element, panel: HTMLElement): void {
  // The root's own box, since the room kept for a scrollbar counts in every other width.
  const across = document.documentElement.getBoundingClientRect().right;
  panel.style.maxWidth = `min(${WIDEST}, ${across - 2 * GAP}px)`;
  const at = anchor.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const room = window.innerHeight - at.bottom;
  const above = room < height + GAP && at.top > room;
  const left = Math.max(GAP, Math.min(at.left, across - width - GAP));
  const top = above ? at.top - height - GAP : at.bottom + GAP;
  panel.style.left = `${left}px`;
  panel.style.top = `${Math.max(GAP, top)}px`;
}
