/** Milliseconds to wait for a screen to grow as long as it was. */
const PATIENCE = 1000;

/** Scrolls to where a screen was left, once it is long enough; whoever scrolls first wins. */
export function restoreScroll(top: number): void {
  const room = () => document.documentElement.scrollHeight - window.innerHeight;
  const growing = new ResizeObserver(() => {
    if (room() >= top) arrive();
  });
  const stop = (): void => {
    growing.disconnect();
    clearTimeout(timer);
    for (const input of INPUTS) window.removeEventListener(input, stop);
  };
  const arrive = (): void => {
    stop();
    window.scrollTo(0, top);
  };
  for (const input of INPUTS) window.addEventListener(input, stop, { passive: true, once: true });
  const timer = setTimeout(arrive, PATIENCE);
  growing.observe(document.body);
}

const INPUTS = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;
