import { definitions } from './definitions.svelte.ts';
import DefinitionsDrawer from './DefinitionsDrawer.svelte';
import { mountOnce } from './mount-once.ts';

/** Opens the drawer of definitions, at one of them or at the search. */
export function openDefinitions(at: string | null = null): void {
  mountOnce(DefinitionsDrawer);
  definitions.open(at);
}
