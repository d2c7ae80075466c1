/** Preferences that show in the first paint, by the keys of their copies; `public/first-paint.js` reads that of the theme. */
const KEYS = { theme: 'evenhand-theme', numbers: 'evenhand-numbers' } as const;

type Mirrored = keyof typeof KEYS;

/** The copy of a preference, which can be read before the store is open; null without one. */
export function mirrored(name: Mirrored): string | null {
  try {
    return localStorage.getItem(KEYS[name]);
  } catch {
    return null;
  }
}

/** Writes the copy of a preference, or removes it. Storing may be forbidden; the first paint then shows the default. */
export function mirror(name: Mirrored, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(KEYS[name]);
    else localStorage.setItem(KEYS[name], value);
  } catch {
    return;
  }
}
