/**
 * Removes the app's own files from the browser: what the service worker stored, and the service worker itself. The page
 * that is open goes on working; the next visit loads them anew. False where the browser refuses.
 */
export async function removeOfflineFiles(): Promise<boolean> {
  try {
    const registration = await navigator.serviceWorker?.getRegistration();
    await registration?.unregister();
    const names = (await globalThis.caches?.keys()) ?? [];
    const scope = new URL('.', document.baseURI).pathname;
    const ours = names.filter((name) => name.startsWith(`evenhand ${scope} `));
    await Promise.all(ours.map((name) => caches.delete(name)));
    return true;
  } catch {
    return false;
  }
}
