import type { Component } from 'svelte';
import { whenIdle } from '../kit/when-idle.ts';
import type { ScreenId } from '../state/navigation.svelte.ts';

type Load = () => Promise<{ readonly default: Component }>;

/** Every screen but the first, which the page brings along; each is loaded when it is entered. */
export const SCREENS: Readonly<Record<Exclude<ScreenId, 'data'>, Load>> = {
  columns: () => import('./Columns.svelte'),
  model: () => import('./Model.svelte'),
  audit: () => import('./Audit.svelte'),
  representation: () => import('./Representation.svelte'),
  subgroups: () => import('./Subgroups.svelte'),
  report: () => import('./Report.svelte'),
};

let asked = false;

/**
 * Fetches the screens that come after a file is read, one at a time while nothing else is to be done, so that neither is
 * waited for once there is something to show. Whether one can be had shows when it is entered.
 */
export function loadNextScreensWhenIdle(): void {
  if (asked) return;
  asked = true;
  const load = (screen: 'columns' | 'audit'): Promise<void> =>
    new Promise((resolve) =>
      whenIdle(
        () =>
          SCREENS[screen]().then(
            () => resolve(),
            () => resolve(),
          ),
        1000,
      ),
    );
  void load('columns').then(() => load('audit'));
}
