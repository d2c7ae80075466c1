import type { Attachment } from 'svelte/attachments';

/** Moves the focus to an element when it appears, so that a new screen is read from its heading. */
export const focusOnEntry: Attachment<HTMLElement> = (element) => element.focus({ preventScroll: true });
