/** Frames to wait for a row to come into the page. */
const PATIENCE = 30;

/**
 * Lets Ctrl with Home or End lead to the first or the last number of a table of which only some rows are in the page.
 * `reveal` brings the table's first or last row there and returns its place; the result ends it.
 */
export function endsByKey(scroller: HTMLElement, reveal: (end: 'first' | 'last') => number): () => void {
  const pressed = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    if ((key !== 'Home' && key !== 'End') || !(ctrlKey || metaKey) || altKey) return;
    if (!(target instanceof HTMLElement && target.matches('[data-stop]'))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const end = key === 'Home' ? 'first' : 'last';
    focusIn(scroller, reveal(end), end, PATIENCE);
  };
  scroller.addEventListener('keydown', pressed, { capture: true });
  return () => scroller.removeEventListener('keydown', pressed, { capture: true });
}

function focusIn(scroller: HTMLElement, index: number, end: 'first' | 'last', frames: number): void {
  const row = scroller.querySelector(`[data-row="${index}"]`);
  const stops = row ? [...row.querySelectorAll<HTMLElement>('[data-stop]')] : [];
  const stop = end === 'first' ? stops[0] : stops.at(-1);
  if (stop) stop.focus();
  else if (!row && frames > 0) requestAnimationFrame(() => focusIn(scroller, index, end, frames - 1));
}
