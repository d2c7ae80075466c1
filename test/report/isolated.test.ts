import { describe, expect, it } from 'vitest';
import { errorMessage } from '../../src/messages/errors.ts';
import { isolated } from '../../src/report/isolated.ts';
import {
  featureWords,
  groupName,
  groupWords,
  levelWords,
  plainGroupName,
  shortName,
} from '../../src/report/phrases.ts';

const OVERRIDE = '\u202e';
const [OPEN, CLOSE] = ['\u2068', '\u2069'];

describe('isolated', () => {
  it.each(['African-American', 'Ünïcödé', '日本', 'a × b', '', '🙂', 'x\u200d\u00a0y'])('leaves %j as it is', (name) =>
    expect(isolated(name)).toBe(name),
  );

  it.each(['עברית', 'العربية', `Male${OVERRIDE}elameF`, 'a\u200fb', '\u061c'])('sets %j apart', (name) =>
    expect(isolated(name)).toBe(OPEN + name + CLOSE),
  );

  it('is ended by nothing inside the name', () => {
    expect(isolated(`a${CLOSE}${OVERRIDE}b`)).toBe(`${OPEN}a${OVERRIDE}b${CLOSE}`);
    expect(isolated(`\u2067a`)).toBe(`${OPEN}\u2067a${CLOSE}${CLOSE}`);
    expect(isolated(`\u2066a${CLOSE}b${CLOSE}${CLOSE}c`)).toBe(`${OPEN}\u2066a${CLOSE}bc${CLOSE}`);
  });
});

describe('names in words', () => {
  const turned = `${OVERRIDE}elaM`;
  const apart = OPEN + turned + CLOSE;

  it('are set apart each on its own', () => {
    expect(levelWords(turned)).toBe(apart);
    expect(groupName([turned, 'White'])).toBe(`${apart} × White`);
    expect(featureWords(['sex', turned])).toBe(`sex and ${apart}`);
    expect(errorMessage('plan/one-group', { column: turned }).what).toContain(`“${apart}”`);
  });

  it('end what they turn where they are cut short', () => {
    const name = shortName(`${turned}${'x'.repeat(300)}`);
    expect(name).toMatch(/x\u2069…$/);
    expect(groupWords([`${turned}${'x'.repeat(300)}`])).toMatch(/^the \u2068+\u202e.*x\u2069+… group$/);
  });

  it('stand in files for programs as the data hold them', () => {
    expect(plainGroupName([turned, ''])).toBe(`${turned} × (empty)`);
  });
});
