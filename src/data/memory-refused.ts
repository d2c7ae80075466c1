/** Whether an error says that memory was refused, so that it tells nothing of the bytes that were being read. */
export function isMemoryRefused(thrown: unknown): boolean {
  return thrown instanceof RangeError && /allocat|out of memory/i.test(thrown.message);
}
