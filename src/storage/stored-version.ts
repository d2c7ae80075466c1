import { storageError } from './storage-error.ts';

export const DATABASE_NAME = 'evenhand';

/**
 * The version of the store in this browser, 0 without one. Asking makes none.
 * @throws AppError `storage/unavailable` where storing is forbidden
 */
export async function storedVersion(name = DATABASE_NAME): Promise<number> {
  const { indexedDB } = globalThis;
  if (typeof indexedDB.databases !== 'function') return (await versionFound(indexedDB, name)) / 10;
  const databases = await indexedDB.databases();
  return (databases.find((database) => database.name === name)?.version ?? 0) / 10;
}

/** Some browsers do not list what they hold: opening tells, and is called off where it would make a database. */
function versionFound(indexedDB: IDBFactory, name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    let absent = false;
    request.onupgradeneeded = () => {
      absent = true;
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      const { version } = request.result;
      request.result.close();
      resolve(version);
    };
    request.onerror = (event) => {
      event.preventDefault();
      if (absent) resolve(0);
      else reject(storageError(request.error));
    };
  });
}
