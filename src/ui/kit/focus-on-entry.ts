import { flushSync } from 'svelte';
import type { Attachment } from 'svelte/attachments';

let held = false;

/** Moves the focus to an element when it appears, so that a new screen is read from its heading. */
export const focusOnEntry: Attachment<HTMLElement> = (element) => {
  if (!held) element.focus({ preventScroll: true });
};

/** Carries out a change that takes the focused element away, and gives the focus to the heading of the screen. */
export function focusHeadingAfter(change: () => void): void {
  flushSync(change);
  document.querySelector<HTMLElement>('h1[tabindex]')?.focus({ preventScroll: true });
}

/** Carries out a change that draws a screen anew, and leaves focus and scrolling where they are. */
export function keepFocus(change: () => void): void {
  const { scrollX, scrollY } = window;
  held = true;
  try {
    flushSync(change);
  } finally {
    held = false;
  }
  window.scrollTo(scrollX, scrollY);
}
