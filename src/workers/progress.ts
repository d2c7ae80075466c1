import type { OnProgress, Progress } from './data.contract.ts';

const INTERVAL = 100;

/**
 * Throttles progress to ten reports a second and estimates what is left from the pace so far. The first report and those
 * that end a stage always pass.
 */
export function progressReporter(
  onProgress: OnProgress,
): (stage: Progress['stage'], done: number, total: number, rows: number) => void {
  let stageStart = performance.now();
  let last = -Infinity;
  let current: Progress['stage'] | null = null;
  return (stage, done, total, rows) => {
    const now = performance.now();
    if (stage !== current) {
      current = stage;
      stageStart = now;
      last = -Infinity;
    }
    if (now - last < INTERVAL && done < total) return;
    last = now;
    const elapsed = now - stageStart;
    const steady = elapsed > 300;
    const left = done > 0 && steady ? (elapsed * (total - done)) / done : null;
    const rowsDone = stage === 'reading' || stage === 'reading-again' ? rows : done;
    const pace = rowsDone > 0 && steady ? (rowsDone * 1000) / elapsed : null;
    onProgress({ stage, done, total, rows, left, pace });
  };
}
