import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { wordsIn, wordsInScript } from './words/words-in.ts';

const SOURCE = fileURLToPath(new URL('../../src', import.meta.url));
const COMPONENTS = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.svelte'))
  .sort();

/** What the page is made of beside its components: state, drawing and what components share. */
const SCRIPTS = readdirSync(join(SOURCE, 'ui'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => join('ui', path))
  .sort();

const textsIn = (source: string) => wordsIn(source).map(({ text }) => text);

describe('words in a component', () => {
  it.each([
    ['<p>Run the audit</p>', ['Run the audit']],
    ['<p>{count} rows</p>', ['rows']],
    ["<p>{open ? 'Close' : 'Menu'}</p>", ['Close', 'Menu']],
    ['<p>{`about ${n} rows`}</p>', ['about', 'rows']],
    ['<button aria-label="Close">×</button>', ['Close']],
    ['<Select label="Type of {name}" />', ['Type of']],
    ['<OutcomeRow noneLabel="no label" />', ['no label']],
    ["<Table caption={busy ? 'Counting' : ''} />", ['Counting']],
    ["<script>const names = [{ value: 'a', label: 'commas' }];</script>", ['commas']],
    ["<script>const why = wrong ? 'Choose a file first.' : '';</script>", ['Choose a file first.']],
  ])('are found in %j', (source, words) => expect(textsIn(source)).toEqual(words));

  it.each([
    '<p>{WORDS.run}: {count}, ×</p>',
    '<input type="text" name="theme" class="visually-hidden box" {id} />',
    "<p class={open ? 'open wide' : 'shut'}>{kind === 'values' ? A : B}</p>",
    '<Popover look="word" label={WORDS.label} />',
    "<script>import A from './A.svelte'; const wide = matchMedia('(min-width: 68rem)').matches;</script>",
    '<!-- A comment says why. --><p></p>',
  ])('are not seen in %j', (source) => expect(textsIn(source)).toEqual([]));
});

describe('words in a script', () => {
  const texts = (source: string) => wordsInScript(source).map(({ text }) => text);
  it.each([
    ["export const why = 'Choose a file first.';", ['Choose a file first.']],
    ['draw(`of ${n} rows in all`);', ['rows in all']],
    ["const axis = { label: 'Share', unit: 'px' };", ['Share']],
    ["text.textContent = wide ? 'not known here' : '';", ['not known here']],
  ])('are found in %j', (source, words) => expect(texts(source)).toEqual(words));

  it.each([
    "import { a } from '../a b.ts';",
    "throw new Error('the worker never answered');",
    "const KEY = Symbol('what tables say');",
    "const dark = matchMedia('(prefers-color-scheme: dark)');",
    "element.querySelectorAll('table td, table th');",
    "type Kind = 'one of two' | 'other one'; const kind: Kind = other;",
    "const name = screen === 'data' ? 'file-input' : 'run-audit';",
  ])('are not seen in %j', (source) => expect(texts(source)).toEqual([]));
});

describe('all words stand in messages', () => {
  it.each(COMPONENTS)('%s', (path) => {
    const stray = wordsIn(readFileSync(join(SOURCE, path), 'utf8'));
    expect(stray.map(({ line, text }) => `${path}:${line} ${text}`)).toEqual([]);
  });

  it.each(SCRIPTS)('%s', (path) => {
    const stray = wordsInScript(readFileSync(join(SOURCE, path), 'utf8'));
    expect(stray.map(({ line, text }) => `${path}:${line} ${text}`)).toEqual([]);
  });
});
