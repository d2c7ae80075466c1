/**
 * Starts a module worker through a blob that imports it. A worker made from an address takes its policy from its own
 * response, so a host without headers leaves it free; a blob worker inherits the policy of the page that made it.
 *
 * @param url address of the worker's module, relative to the page or absolute; must be of the page's own origin
 */
export function startSealedWorker(url: string, name?: string): Worker {
  const address = new URL(url, location.href).href;
  const bootstrap = new Blob([`import ${JSON.stringify(address)};`], { type: 'text/javascript' });
  const bootstrapUrl = URL.createObjectURL(bootstrap);
  const worker = new Worker(bootstrapUrl, { type: 'module', name });
  // The blob may be given up only once the worker has read it, and the first message or error is the first sign of that.
  const release = () => URL.revokeObjectURL(bootstrapUrl);
  worker.addEventListener('message', release, { once: true });
  worker.addEventListener('error', release, { once: true });
  return worker;
}
