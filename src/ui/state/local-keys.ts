const OURS = 'evenhand';

/** Removes the few words that the page keeps outside its store: this tab's id and how the page looks. */
export function forgetLocally(): void {
  for (const storage of storages()) {
    for (const key of Object.keys(storage)) if (key.startsWith(OURS)) storage.removeItem(key);
  }
}

function storages(): Storage[] {
  try {
    return [sessionStorage, localStorage];
  } catch {
    return [];
  }
}
