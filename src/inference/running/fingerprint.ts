/**
 * A hash of 64 bits of a text, as two numbers of 32: two multiplicative hashes over its UTF-16 units, finished as MurmurHash3
 * is. Among a million texts two have the same with a probability of 3·10⁻⁸. It is not made to withstand anybody who looks for such texts.
 */
export function fingerprint(text: string): readonly [high: number, low: number] {
  let one = 0xdeadbeef ^ text.length;
  let other = 0x41c6ce57 ^ text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 2654435761);
    other = Math.imul(other ^ unit, 1597334677);
    one ^= one >>> 15;
    other ^= other >>> 13;
  }
  return [finish(one ^ (other >>> 16)), finish(other ^ (one >>> 13))];
}

function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 2246822507);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 3266489909);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
