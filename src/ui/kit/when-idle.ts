/** Runs a task while nothing else is to be done, after `timeout` milliseconds at the latest. Returns how to call it off. */
export function whenIdle(task: () => void, timeout: number): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(task, Math.min(timeout, 1000));
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(task, { timeout });
  return () => cancelIdleCallback(handle);
}
