const DECODER = new TextDecoder('utf-8');
/** Enough for what stands before the first element, and for a record. */
const HEAD_BYTES = 16 * 1024;

/**
 * The kind of text that is no table, by how it begins: `html`, `xml`, `json`, `ndjson`; null for any other. What a table of
 * one such cell a row would begin with is not taken for it.
 */
export function recogniseMarkup(head: Uint8Array): string | null {
  const text = DECODER.decode(head.subarray(0, HEAD_BYTES))
    .replace(/^\ufeff/, '')
    .trimStart();
  if (/^(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|table)\b/i.test(text))
    return 'html';
  if (/^<\?xml\b/i.test(text)) return 'xml';
  if (/^\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\}\s*$)/.test(text))
    return isRecord(text.split(/\r?\n/, 1)[0]) ? 'ndjson' : 'json';
  return /^\[\s*(?:[{[]|\]\s*$)/.test(text) ? 'json' : null;
}

/** Whether a line is a record of its own; one that goes on beyond the first bytes is not known to be. */
function isRecord(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}
