import { describe, expect, it } from 'vitest';
import { SHORTCUT_ACTIONS, keyWords } from '../../src/messages/shortcuts.ts';
import { ShortcutReader, SHORTCUTS, type Press } from '../../src/ui/state/shortcuts.ts';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  mod: false,
  shift: false,
  alt: false,
  at: 0,
  ...more,
});
const read = (presses: readonly Press[], plain = true) => {
  const reader = new ShortcutReader();
  return presses.map((each) => reader.read(each, plain)).at(-1);
};

describe('ShortcutReader', () => {
  it.each([
    ['help', [press('?', { shift: true })]],
    ['undo', [press('z', { mod: true })]],
    ['redo', [press('Z', { mod: true, shift: true })]],
    ['redo', [press('y', { mod: true })]],
    ['go columns', [press('g'), press('c', { at: 900 })]],
    ['run', [press('Enter', { mod: true })]],
  ])('reads %s', (id, presses) => expect(read(presses)).toBe(id));

  it.each([
    ['a letter alone', [press('c')]],
    ['too late a second letter', [press('g'), press('c', { at: 2000 })]],
    ['another first letter', [press('h'), press('c')]],
    ['a sign after the first letter', [press('g'), press('?', { shift: true })]],
    ['a letter with the modifier', [press('g'), press('c', { mod: true })]],
    ['a letter with Alt', [press('g'), press('c', { alt: true })]],
    ['a capital', [press('g'), press('C', { shift: true })]],
    ['Enter alone', [press('Enter')]],
  ])('reads nothing in %s', (_, presses) => expect(read(presses)).toBeNull());

  it('begins anew after a pair', () => {
    expect(read([press('g'), press('c'), press('c')])).toBeNull();
    expect(read([press('g'), press('g'), press('a')])).toBe('go audit');
  });

  it('leaves letters and signs alone when they are switched off', () => {
    expect(read([press('?', { shift: true })], false)).toBeNull();
    expect(read([press('g'), press('c')], false)).toBeNull();
    expect(read([press('z', { mod: true })], false)).toBe('undo');
  });
});

it('describes every shortcut, each pressed in a way of its own', () => {
  const ways = SHORTCUTS.flatMap((shortcut) => shortcut.ways.map((way) => way.join(' ')));
  expect(new Set(ways).size).toBe(ways.length);
  for (const { id } of SHORTCUTS) expect(SHORTCUT_ACTIONS[id]).toBeTruthy();
  expect([keyWords('Mod+Shift+z', false), keyWords('Mod+Shift+z', true)]).toEqual(['Ctrl + Shift + Z', '⌘⇧Z']);
});
