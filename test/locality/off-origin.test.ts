import { describe, expect, test } from 'vitest';
import { countOffOrigin, isOffOrigin } from '../../src/locality/off-origin.ts';

const OWN = 'https://audit.example';

describe('which requests count as having left', () => {
  test.each([
    'https://elsewhere.example/',
    'http://audit.example/',
    'https://audit.example:8443/',
    'https://sub.audit.example/',
    'wss://elsewhere.example/',
    'ws://audit.example/',
  ])('%s does', (address) => expect(isOffOrigin(address, OWN)).toBe(true));

  test.each([
    'https://audit.example/assets/a.js',
    'https://audit.example:443/',
    'wss://audit.example/',
    'blob:https://audit.example/5f1c',
    'data:text/plain,row',
    'inline',
    'eval',
    '',
  ])('%s does not', (address) => expect(isOffOrigin(address, OWN)).toBe(false));

  test('are counted one by one', () => {
    const entries = ['https://audit.example/', 'https://elsewhere.example/1', 'https://elsewhere.example/1'];
    expect(
      countOffOrigin(
        entries.map((name) => ({ name })),
        OWN,
      ),
    ).toBe(2);
  });
});
