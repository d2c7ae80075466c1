/** Counts the requests to other origins in the timing record of the realm this runs in; for use inside workers. */
export function countOffOrigin(entries: readonly { readonly name: string }[], origin: string): number {
  return entries.filter(({ name }) => isOffOrigin(name, origin)).length;
}

/** Whether an address is a network address of another origin. Blobs and data addresses never touch the network. */
export function isOffOrigin(address: string, origin: string): boolean {
  if (!/^(https?|wss?|ftp):/i.test(address)) return false;
  const url = new URL(address);
  return url.host !== new URL(origin).host || !sameScheme(url.protocol, new URL(origin).protocol);
}

function sameScheme(protocol: string, own: string): boolean {
  return protocol === own || protocol.replace(/^ws/, 'http') === own;
}
