import { afterEach, describe, expect, it, vi } from 'vitest';
import { filesFor, missingFrom, weightsOf } from '../../src/library/hub/choose-files.ts';
import { hubApi } from '../../src/library/hub/hub-api.ts';
import { ownFolder } from '../../src/library/hub/own-folder.ts';
import { LibraryError } from '../../src/library/library-error.ts';

const SIGNAL = new AbortController().signal;
const SHA = 'a'.repeat(64);
const OID = 'b'.repeat(40);

/** Answers by address; what is not there is not found. */
function serve(
  answers: Readonly<Record<string, { readonly body: unknown; readonly link?: string } | number>>,
): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    asked.push(address);
    expect(init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' });
    const answer = answers[address] ?? 404;
    if (typeof answer === 'number') return new Response('', { status: answer });
    const headers = answer.link ? { Link: answer.link } : undefined;
    return new Response(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body), { headers });
  });
  return asked;
}

const kindOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing thrown',
    (error: unknown) => (error instanceof LibraryError ? error.kind : String(error)),
  );

afterEach(() => vi.unstubAllGlobals());

describe('a hub', () => {
  const base = 'https://hub.example/';
  const about = `${base}api/models/a/b`;
  const file = (path: string) => ({ type: 'file', path, size: 3, oid: OID });

  it('describes a model at one commit, from all pages of its list', async () => {
    const asked = serve({
      [`${about}/revision/main`]: {
        body: { sha: OID, tags: ['license:mit'], cardData: { language: 'en' }, gated: false },
      },
      [`${about}/tree/${OID}?recursive=true`]: {
        body: [{ type: 'directory', path: 'onnx' }, file('config.json')],
        link: `<${about}/tree/${OID}?recursive=true&cursor=x>; rel="next"`,
      },
      [`${about}/tree/${OID}?recursive=true&cursor=x`]: {
        body: [
          { ...file('onnx/model.onnx'), lfs: { oid: SHA, size: 9 } },
          file('../outside'),
          { type: 'file', path: 'no-size' },
        ],
        link: '<https://elsewhere.example/>; rel="next"',
      },
    });
    const model = await hubApi(base).describe('a/b', 'main', SIGNAL);
    expect(model).toMatchObject({
      repo: 'a/b',
      commit: OID,
      licence: 'mit',
      languages: ['en'],
      task: null,
      gated: false,
    });
    expect(model.files).toEqual([
      { path: 'config.json', bytes: 3, hash: { kind: 'git', hex: OID } },
      { path: 'onnx/model.onnx', bytes: 9, hash: { kind: 'sha-256', hex: SHA } },
    ]);
    expect(asked).toHaveLength(3);
    expect(hubApi(base).addressOf(model, 'onnx/a b#.onnx')).toBe(`${base}a/b/resolve/${OID}/onnx/a%20b%23.onnx`);
  });

  it.each([
    [401, 'not-public'],
    [403, 'gated'],
    [404, 'not-found'],
    [429, 'rate-limited'],
    [500, 'hub-failed'],
  ])('that says %i', async (status, kind) => {
    serve({ [`${about}/revision/main`]: status });
    expect(await kindOf(hubApi(base).describe('a/b', 'main', SIGNAL))).toBe(kind);
  });

  it.each([['<html>sign in</html>'], [{}], [{ sha: '../x' }], [[]], [null]])('that answers oddly: %j', async (body) => {
    serve({ [`${about}/revision/main`]: { body } });
    expect(await kindOf(hubApi(base).describe('a/b', 'main', SIGNAL))).toBe('odd-answer');
  });
});

describe('a folder of the site', () => {
  const base = 'https://site.example/shelf/';
  const entry = {
    name: 'a/b',
    version: '2',
    licence: 'mit',
    files: [{ path: 'config.json', bytes: 2, sha256: SHA }, { path: 'x' }],
  };

  it('describes what its list holds', async () => {
    serve({ [`${base}index.json`]: { body: [entry] } });
    const model = await ownFolder(base).describe('a/b', 'main', SIGNAL);
    expect(model).toMatchObject({ commit: '2', licence: 'mit', languages: [], gated: false });
    expect(model.files).toEqual([{ path: 'config.json', bytes: 2, hash: { kind: 'sha-256', hex: SHA } }]);
    expect(ownFolder(base).addressOf(model, 'onnx/model.onnx')).toBe(`${base}a/b/onnx/model.onnx`);
    expect(await kindOf(ownFolder(base).describe('a/b', '3', SIGNAL))).toBe('not-found');
    expect(await kindOf(ownFolder(base).describe('c/d', 'main', SIGNAL))).toBe('not-found');
  });
});

describe('the files of a model', () => {
  const named = (...paths: string[]) => paths.map((path) => ({ path, bytes: 10, hash: null }));

  it('offers weights by their names, small ones first, each with what stands beside it', () => {
    const files = named(
      'onnx/model.onnx',
      'onnx/model.onnx_data',
      'onnx/model_quantized.onnx',
      'onnx/decoder.onnx',
      'README.md',
    );
    expect(weightsOf(files).map(({ type, bytes }) => [type, bytes])).toEqual([
      ['q8', 10],
      ['fp32', 20],
    ]);
  });

  it('takes what a tokenizer and a reader need, and says what is missing', () => {
    const files = named(
      'config.json',
      'tokenizer.json',
      'pytorch_model.bin',
      'README.md',
      'model.onnx',
      '.gitattributes',
    );
    const [weights] = weightsOf(files);
    expect(filesFor(files, weights!).map(({ path }) => path)).toEqual([
      'config.json',
      'tokenizer.json',
      'README.md',
      'model.onnx',
    ]);
    expect(missingFrom(files)).toEqual(['tokenizer_config.json']);
  });
});
