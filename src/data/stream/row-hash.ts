/**
 * A number in 0…2³²−1 that stands for a row by chance: the finalizer of MurmurHash3 (Appleby 2011) over the row's number,
 * its upper half and the seed stirred in first. For one seed no two of the first 2³² rows have the same number. It depends on
 * nothing else, so any number of workers, in any order, choose the same rows.
 * @param row from 0, below 2⁵³
 */
export function rowHash(row: number, seed: number): number {
  const upper = Math.floor(row / 2 ** 32);
  let hash = row ^ Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(upper, 0x27d4eb2f);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
