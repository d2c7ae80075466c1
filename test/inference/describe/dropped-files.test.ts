import { describe, expect, it } from 'vitest';
import { describeModel } from '../../../src/inference/describe/describe-model.ts';
import { modelFilesOf, type DroppedFile } from '../../../src/inference/describe/dropped-files.ts';
import { tinyTextModel } from '../../support/models/tiny-text-model.ts';
import { fixtureBlob } from '../../support/models/tabular-fixtures.ts';
import { writeZip } from '../../../tools/vite/zip.ts';

const dropped = (files: ReadonlyMap<string, Blob>, before = ''): DroppedFile[] =>
  [...files].map(([path, blob]) => ({ path: before + path, blob }));

async function zipped(files: readonly DroppedFile[]): Promise<Buffer> {
  const entries = await Promise.all(
    files.map(async ({ path, blob }) => ({ path, content: Buffer.from(await blob.arrayBuffer()) })),
  );
  return writeZip(entries);
}

const zipFile = (bytes: Buffer): DroppedFile[] => [{ path: 'tiny.zip', blob: new Blob([new Uint8Array(bytes)]) }];
const paths = [...tinyTextModel().keys()];

describe('what is dropped becomes the files of a model', () => {
  it.each([
    ['a folder', async () => dropped(tinyTextModel(), 'tiny/'), 'tiny'],
    ['a folder in a folder', async () => dropped(tinyTextModel(), 'models/tiny/'), 'tiny'],
    ['its files alone', async () => dropped(tinyTextModel()), 'model'],
    ['an archive of its files', async () => zipFile(await zipped(dropped(tinyTextModel()))), 'tiny'],
    [
      'an archive of its folder',
      async () => zipFile(await zipped(dropped(tinyTextModel(), 'a/my-model/'))),
      'my-model',
    ],
  ])('%s', async (_, files, name) => {
    const model = await modelFilesOf(await files());
    expect([...model.files.keys()]).toEqual(paths);
    expect(model.name).toBe(name);
    expect(await describeModel(model)).toMatchObject({ usable: true });
  });

  it('is the same model, from an archive and from a folder', async () => {
    const idOf = async (files: readonly DroppedFile[]): Promise<string> => {
      const described = await describeModel(await modelFilesOf(files));
      return described.usable ? described.description.id : '';
    };
    const id = await idOf(dropped(tinyTextModel(), 'tiny/'));
    expect(id).toHaveLength(64);
    expect(await idOf(zipFile(await zipped(dropped(tinyTextModel(), 'x/'))))).toBe(id);
  });

  it('leaves out what systems put into folders', async () => {
    const junk = new Blob(['x']);
    const files = [
      ...dropped(tinyTextModel(), 'tiny/'),
      { path: '__MACOSX/tiny/._config.json', blob: junk },
      { path: 'tiny/.git/config.json', blob: junk },
      { path: 'tiny/.DS_Store', blob: junk },
    ];
    expect([...(await modelFilesOf(files)).files.keys()]).toEqual(paths);
  });

  it('takes one file of a table model, by its name', async () => {
    const model = await modelFilesOf([{ path: 'churn.onnx', blob: fixtureBlob('xgboost-binary') }]);
    expect(model.name).toBe('churn');
    expect([...model.files.keys()]).toEqual(['churn.onnx']);
  });

  it('says that there are several models, none, or an archive in an archive', async () => {
    const two = [...dropped(tinyTextModel(), 'all/a/'), ...dropped(tinyTextModel(), 'all/b/')];
    await expect(modelFilesOf(two)).rejects.toMatchObject({
      code: 'model/several',
      details: { names: ['all/a/', 'all/b/'] },
    });
    await expect(modelFilesOf([])).rejects.toMatchObject({ code: 'model/empty' });
    await expect(modelFilesOf([{ path: '.DS_Store', blob: new Blob() }])).rejects.toMatchObject({
      code: 'model/empty',
    });
    const inner = zipFile(await zipped(dropped(tinyTextModel())));
    await expect(modelFilesOf(zipFile(await zipped(inner)))).rejects.toMatchObject({ code: 'model/nested' });
  });
});

describe('an archive that is not whole', () => {
  it('is told by its missing end, a damaged file, and a size that no model has', async () => {
    const whole = await zipped(dropped(tinyTextModel()));
    await expect(modelFilesOf(zipFile(whole.subarray(0, whole.length - 40)))).rejects.toMatchObject({
      code: 'packed/truncated',
    });
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, 60, 120);
    await expect(modelFilesOf(zipFile(damaged))).rejects.toMatchObject({ code: 'packed/damaged' });
    const bomb = Buffer.from(await zipped([{ path: 'config.json', blob: new Blob(['{}']) }]));
    bomb.writeUInt32LE(4_000_000_000, bomb.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24);
    await expect(modelFilesOf(zipFile(bomb))).rejects.toMatchObject({ code: 'model/bomb' });
    const longer = Buffer.from(whole);
    const entry = longer.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
    longer.writeUInt32LE(longer.readUInt32LE(entry + 24) - 1, entry + 24);
    await expect(modelFilesOf(zipFile(longer))).rejects.toMatchObject({ code: 'packed/damaged' });
  });
});
