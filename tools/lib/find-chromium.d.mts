export const CHROMIUM_ARGS: readonly string[];
export function findChromium(): string | null;
export function ensureChromium(): string | null;
