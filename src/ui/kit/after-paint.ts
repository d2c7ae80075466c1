/** Runs a task of its own once the page as it stands now is painted. Returns how to call it off. */
export function afterPaint(task: () => void): () => void {
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // A page out of sight is not painted; it goes on all the same.
  if (document.hidden) timer = setTimeout(task);
  else frame = requestAnimationFrame(() => (timer = setTimeout(task)));
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
