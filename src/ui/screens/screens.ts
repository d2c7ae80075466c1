import type { Component } from 'svelte';
import type { ScreenId } from '../state/navigation.svelte.ts';

type Load = () => Promise<{ readonly default: Component }>;

/** Every screen but the first, which the page brings along; each is loaded when it is entered. */
export const SCREENS: Readonly<Record<Exclude<ScreenId, 'data'>, Load>> = {
  columns: () => import('./Columns.svelte'),
  audit: () => import('./Audit.svelte'),
  representation: () => import('./Representation.svelte'),
  subgroups: () => import('./Subgroups.svelte'),
  report: () => import('./Report.svelte'),
};
