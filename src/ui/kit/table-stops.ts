import { getContext, setContext } from 'svelte';
import type { Attachment } from 'svelte/attachments';

const KEY = Symbol('numbers of a table are reached by arrow keys');
const STOP = '[data-stop]';

/** Told by a table to what it holds: its numbers are no stops of Tab, since arrow keys lead to them. */
export const provideStops = (): void => void setContext(KEY, true);
export const withinStops = (): boolean => getContext<boolean | undefined>(KEY) ?? false;

/** Where a number stands: its row among those that have any, and the column of its cell. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/**
 * Where a key leads from a number. `rows` holds, for each row, the columns that have a number, in order. Up and down keep
 * the column, or take the nearest one that has a number; null where the key leads nowhere.
 */
export function stepFrom(
  rows: readonly (readonly number[])[],
  { row, column }: Place,
  key: string,
  ends = false,
): Place | null {
  const to = (toRow: number, toColumn: number | undefined): Place | null =>
    toColumn === undefined ? null : { row: toRow, column: toColumn };
  const nearest = (toRow: number): Place | null => {
    const columns = rows[toRow] ?? [];
    const best = columns.reduce<number | undefined>(
      (near, each) => (near === undefined || Math.abs(each - column) < Math.abs(near - column) ? each : near),
      undefined,
    );
    return to(toRow, best);
  };
  const own = rows[row] ?? [];
  switch (key) {
    case 'ArrowRight':
      return to(row, own[own.indexOf(column) + 1]);
    case 'ArrowLeft':
      return to(row, own[own.indexOf(column) - 1]);
    case 'ArrowDown':
      return nearest(row + 1);
    case 'ArrowUp':
      return nearest(row - 1);
    case 'Home':
      return ends ? to(0, rows[0]?.[0]) : to(row, own[0]);
    case 'End':
      return ends ? to(rows.length - 1, rows.at(-1)?.at(-1)) : to(row, own.at(-1));
    default:
      return null;
  }
}

interface Line {
  readonly columns: readonly number[];
  readonly stops: ReadonlyMap<number, HTMLElement>;
}

function linesOf(region: Element): Line[] {
  return [...region.querySelectorAll('tr')].flatMap((tr) => {
    const stops = new Map<number, HTMLElement>();
    for (const stop of tr.querySelectorAll<HTMLElement>(STOP)) {
      const column = stop.closest<HTMLTableCellElement>('td, th')?.cellIndex ?? 0;
      if (!stops.has(column)) stops.set(column, stop);
    }
    return stops.size > 0 ? [{ columns: [...stops.keys()], stops }] : [];
  });
}

/** The first number inside what can be seen of the region. */
function firstVisible(region: Element, lines: readonly Line[]): HTMLElement | undefined {
  const { top } = region.getBoundingClientRect();
  const head = region.querySelector('thead')?.getBoundingClientRect().height ?? 0;
  const inView = lines.find(({ stops }) =>
    [...stops.values()].some((stop) => stop.getBoundingClientRect().top >= top + head - 1),
  );
  return (inView ?? lines[0])?.stops.values().next().value;
}

/**
 * One stop of Tab for a table of thousands of numbers: the region takes the focus, an arrow key leads from it to the
 * numbers, to the one left last where it is still there, and from one to the next.
 */
export const arrowKeys: Attachment<HTMLElement> = (region) => {
  let last: HTMLElement | null = null;
  const focused = ({ target }: FocusEvent): void => {
    if (target instanceof HTMLElement && target.matches(STOP)) last = target;
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey || !(event.target instanceof HTMLElement)) return;
    const lines = linesOf(region);
    const goal =
      event.target === region
        ? event.key === 'ArrowDown' || event.key === 'ArrowRight'
          ? last?.isConnected
            ? last
            : firstVisible(region, lines)
          : undefined
        : fromStop(lines, event.target, event);
    if (!goal) return;
    event.preventDefault();
    goal.focus();
  };
  region.addEventListener('focusin', focused);
  region.addEventListener('keydown', pressed);
  return () => {
    region.removeEventListener('focusin', focused);
    region.removeEventListener('keydown', pressed);
  };
};

function fromStop(lines: readonly Line[], from: HTMLElement, { key, ctrlKey }: KeyboardEvent): HTMLElement | undefined {
  const row = lines.findIndex(({ stops }) => [...stops.values()].includes(from));
  const column = [...(lines[row]?.stops ?? [])].find(([, stop]) => stop === from)?.[0];
  if (column === undefined) return undefined;
  const place = stepFrom(
    lines.map((line) => line.columns),
    { row, column },
    key,
    ctrlKey,
  );
  return place ? lines[place.row].stops.get(place.column) : undefined;
}
