import { mount, type Component } from 'svelte';

const mounted = new Set<Component>();

/** Adds a component that the whole page shares, such as a panel of the top layer, the first time that it is asked for. */
export function mountOnce(component: Component): void {
  if (mounted.has(component)) return;
  mounted.add(component);
  mount(component, { target: document.querySelector('main') ?? document.body });
}
