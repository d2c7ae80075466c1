import { describe, expect, it } from 'vitest';
import { HUB, isHubAddress, parseHub } from '../../src/locality/hub.ts';

const SCOPE = 'https://site.example/path/';

describe('the setting of the hub', () => {
  it('is a hub with the hosts that it passes downloads on to', () => {
    expect(parseHub('https://hub.example https://*.cdn.example')).toEqual({
      base: 'https://hub.example/',
      ownFolder: false,
      sources: ['https://hub.example', 'https://*.cdn.example'],
    });
  });

  it('is a folder of the site, which needs no other host', () => {
    expect(parseHub('./shelf/')).toEqual({ base: './shelf/', ownFolder: true, sources: [] });
  });

  it.each([
    '',
    '*',
    'https:',
    'https://*.hub.example',
    'hub.example',
    'https://hub.example/path',
    '../up/',
    './a/ https://b.c',
    "https://a.b 'unsafe-eval'",
    'https://a.b;script-src',
  ])('is refused where it is neither: %s', (setting) => expect(() => parseHub(setting)).toThrow('EVENHAND_HUB'));
});

describe('an address of the hub', () => {
  const base = HUB.base;
  it.each([
    'api/models/a/b/revision/main',
    'api/models/a/b/revision/refs%2Fpr%2F1',
    'api/models/a/b/tree/0123?recursive=true',
    'api/models/a/b/tree/0123?recursive=true&cursor=abc',
    'a/b/resolve/0123/onnx/model.onnx',
  ])('is let through: %s', (path) => expect(isHubAddress(base + path, SCOPE)).toBe(true));

  it.each([
    '',
    'a/b',
    'api/whoami-v2',
    'api/models/a/b/revision/main?row=1',
    'api/models?search=row',
    'api/models/a/b/tree/0123?recursive=true&row=1',
    'a/b/resolve/main/config.json?row=1',
  ])('is none that the library page asks for: %s', (path) => expect(isHubAddress(base + path, SCOPE)).toBe(false));

  it.each([
    'https://huggingface.co.evil.example/a/b/resolve/x/y',
    'https://huggingface.com/a/b/resolve/x/y',
    `${SCOPE}a/b/resolve/x/y`,
  ])('is no other host: %s', (address) => expect(isHubAddress(address, SCOPE)).toBe(false));

  it('is any file of the folder, where that takes the place of a hub', () => {
    const folder = parseHub('./shelf/');
    expect(isHubAddress(`${SCOPE}shelf/a/b/onnx/model.onnx`, SCOPE, folder)).toBe(true);
    expect(isHubAddress(`${SCOPE}shelf/index.json?row=1`, SCOPE, folder)).toBe(false);
    expect(isHubAddress(`${SCOPE}other/index.json`, SCOPE, folder)).toBe(false);
    expect(isHubAddress('https://huggingface.co/a/b/resolve/x/y', SCOPE, folder)).toBe(false);
  });
});
