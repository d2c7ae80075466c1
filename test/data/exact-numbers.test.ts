import { expect, test } from 'vitest';
import { parseNumberBytes } from '../../src/data/cell-number.ts';
import { ratioOf } from '../../src/data/exact-ratio.ts';
import { seededRandom } from '../stats/prng.ts';

const POINT = 0x2e;
const spelled = new Uint8Array(64);

function read(text: string): number {
  for (let at = 0; at < text.length; at++) spelled[at] = text.charCodeAt(at);
  return parseNumberBytes(spelled, 0, text.length, POINT);
}

test('numbers of 10 to 19 figures are to the bit what JavaScript reads', () => {
  const next = seededRandom(4);
  const wrong: string[] = [];
  for (let round = 0; round < 300_000; round++) {
    const figures = 10 + Math.floor(next() * 10);
    const digits = Array.from({ length: figures }, () => Math.floor(next() * 10)).join('');
    const point = Math.floor(next() * (figures + 1));
    const zeros = next() < 0.3 ? '0'.repeat(Math.floor(next() * 8)) : '';
    const text = `${next() < 0.2 ? '-' : ''}${zeros}${digits.slice(0, point)}.${digits.slice(point)}`;
    if (!Object.is(read(text), Number(text))) wrong.push(text);
  }
  expect(wrong).toEqual([]);
});

test('shares as programs print them are read as the doubles that they were', () => {
  const next = seededRandom(5);
  const wrong: number[] = [];
  for (let round = 0; round < 200_000; round++) {
    const value = next() * 2 ** -Math.floor(next() * 12) + next() * 2 ** -40;
    if (!Object.is(read(String(value)), value)) wrong.push(value);
  }
  expect(wrong).toEqual([]);
});

test('a quotient near the middle of two doubles is left to others, and any other is right', () => {
  // 2⁵³ + 1 lies in the middle of 2⁵³ and 2⁵³ + 2.
  expect(ratioOf(9007199254740990, 3, 1)).toBe(9007199254740992);
  expect(read('9007199254740993')).toBe(9007199254740992);
  expect(read('9007199254740993.0')).toBe(9007199254740992);
  expect(read('0.50000000000000005551')).toBe(0.5);
  expect(read('0.50000000000000011')).toBe(0.5000000000000001);
  expect(read('4503599627370496.5')).toBe(4503599627370496);
  expect(read('4503599627370497.5')).toBe(4503599627370498);
});
