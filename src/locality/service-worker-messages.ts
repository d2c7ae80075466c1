/** What a page may ask of the service worker, each with a `MessagePort` on which the answer comes. */
export type ServiceWorkerQuestion =
  /** Whether the host itself sent the policy with every file, as seen when the files were stored. */
  | 'does-host-send-policy'
  /** Lets a waiting newer version take over if no other window is open; answers whether it did. */
  | 'activate-if-alone'
  /** Stores the large files that were left for later; answers whether all of them are stored. */
  | 'store-later';

/** Asks a service worker; null when it does not answer in time. */
export function askServiceWorker(
  worker: ServiceWorker,
  question: ServiceWorkerQuestion,
  timeout = 3_000,
): Promise<boolean | null> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const settle = (answer: boolean | null) => {
      clearTimeout(timer);
      port1.close();
      resolve(answer);
    };
    const timer = setTimeout(settle, timeout, null);
    port1.onmessage = (event: MessageEvent<boolean>) => settle(event.data);
    worker.postMessage(question, [port2]);
  });
}
