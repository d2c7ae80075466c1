/**
 * When the service worker stores a file of the build: `shell` before it answers at all, `later` once the page is at rest (the
 * classifiers and what runs them, which are large), `on-demand` when it is first asked for (what only some machines use).
 */
export type Stage = 'shell' | 'later' | 'on-demand';

export function stageOf(path: string): Stage {
  if (/^assets\/ort-[^/]*\.jspi-/.test(path)) return 'on-demand';
  return /^models\/|^assets\/(?:ort|model\.worker|model-host|open-model|run-model|runtime)-/.test(path)
    ? 'later'
    : 'shell';
}
