import { whenIdle } from '../kit/when-idle.ts';
import type * as DrawFigure from './draw-figure.ts';

type Drawing = typeof DrawFigure;

let loading: Promise<Drawing> | null = null;
let loaded: Drawing | null = null;

/** The code that draws, fetched once; fetched again where that failed. */
export function loadDrawing(): Promise<Drawing> {
  loading ??= import('./draw-figure.ts').then(
    (module) => (loaded = module),
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

/** The code that draws, where it is at hand: then a picture needs no waiting, which paper does not do. */
export const drawingAtHand = (): Drawing | null => loaded;

/** Fetches it while nothing else is to be done. Whether it can be had shows when a figure asks for it. */
export const loadDrawingWhenIdle = (): (() => void) => whenIdle(() => void loadDrawing().catch(() => {}), 4000);

const waiting = new Set<() => void>();
let asked = false;

/** Runs tasks one to a frame, in the order in which they came, so that no one of them holds the page up for all. */
export function inTurn(task: () => void): () => void {
  waiting.add(task);
  ask();
  return () => waiting.delete(task);
}

function ask(): void {
  if (asked || waiting.size === 0) return;
  asked = true;
  // After the frame is painted: what was opened shows at once, and is drawn into next.
  requestAnimationFrame(() =>
    setTimeout(() => {
      asked = false;
      const [next] = waiting;
      if (next) {
        waiting.delete(next);
        next();
      }
      ask();
    }),
  );
}
