/** Texts whose keys are asked for at a time. */
const AT_ONCE = 1024;
/** Bytes of the HMAC that are kept: 128 bits. */
const BYTES = 16;

/** A key that makes keys of texts. It cannot be taken out of the browser. */
export function newTextKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']) as Promise<CryptoKey>;
}

/**
 * The keys under which what is predicted for texts is kept: HMAC-SHA-256, cut to 128 bits, as a string of bytes. Without the key
 * nobody can find out from them which texts there were, not even by trying texts out.
 */
export async function keysOfTexts(texts: readonly string[], key: CryptoKey): Promise<string[]> {
  const encoder = new TextEncoder();
  const keys: string[] = [];
  for (let from = 0; from < texts.length; from += AT_ONCE) {
    const some = texts.slice(from, from + AT_ONCE);
    const macs = await Promise.all(some.map((text) => crypto.subtle.sign('HMAC', key, encoder.encode(text))));
    for (const mac of macs) keys.push(String.fromCharCode(...new Uint8Array(mac, 0, BYTES)));
  }
  return keys;
}
