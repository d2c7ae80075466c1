/** Milliseconds after which a screen is taken to be as long as it gets. */
const PATIENCE = 5000;

const INPUTS = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;

let stopFormer = (): void => {};

/** Shows a screen from its top. */
export function scrollToTop(): void {
  stopFormer();
  window.scrollTo(0, 0);
}

/** Scrolls to where a screen was left, as far as it is long enough by now; whoever scrolls first wins. */
export function restoreScroll(top: number): void {
  stopFormer();
  const follow = new ResizeObserver(() => {
    const room = document.documentElement.scrollHeight - window.innerHeight;
    window.scrollTo(0, Math.min(top, room));
    if (room >= top) stop();
  });
  const stop = (): void => {
    follow.disconnect();
    clearTimeout(timer);
    for (const input of INPUTS) window.removeEventListener(input, stop);
  };
  const timer = setTimeout(stop, PATIENCE);
  for (const input of INPUTS) window.addEventListener(input, stop, { passive: true, once: true });
  follow.observe(document.body);
  stopFormer = stop;
}
