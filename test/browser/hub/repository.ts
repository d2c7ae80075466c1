import { createHash } from 'node:crypto';
import { mulberry32 } from '../../../tools/lib/mulberry32.mjs';

export const COMMIT = '0123456789abcdef0123456789abcdef01234567';

export interface RepositoryFile {
  readonly path: string;
  readonly content: Buffer;
  /** Large files are kept apart: the hub passes on to another host for them. */
  readonly large: boolean;
}

export interface Repository {
  readonly id: string;
  readonly info: Readonly<Record<string, unknown>>;
  readonly files: readonly RepositoryFile[];
}

const text = (path: string, content: string): RepositoryFile => ({ path, content: Buffer.from(content), large: false });

function weights(path: string, bytes: number, seed: number): RepositoryFile {
  const random = mulberry32(seed);
  return { path, content: Buffer.from(Array.from({ length: bytes }, () => Math.floor(random() * 256))), large: true };
}

const SMALL = [
  text('config.json', '{"model_type":"bert","id2label":{"0":"fine","1":"toxic"}}'),
  text('tokenizer.json', '{}'),
  text('tokenizer_config.json', '{}'),
  text('README.md', '---\nlicense: apache-2.0\n---\n'),
  text('pytorch_model.bin', 'never fetched'),
];

/** More than one piece of what is stored at a time. */
export const WEIGHTS = weights('onnx/model_quantized.onnx', 9_500_000, 7);

export const REPOSITORIES: readonly Repository[] = [
  {
    id: 'tiny/toxic',
    info: {
      gated: false,
      pipeline_tag: 'text-classification',
      tags: ['license:apache-2.0'],
      cardData: { license: 'apache-2.0', language: ['en', 'de'], base_model: 'tiny/base' },
    },
    files: [...SMALL, WEIGHTS, weights('onnx/model.onnx', 40_000, 8)],
  },
  { id: 'tiny/gated', info: { gated: 'manual' }, files: [...SMALL, weights('onnx/model.onnx', 1000, 9)] },
  { id: 'tiny/torch', info: { gated: false }, files: SMALL },
];

/** What the hub lists of a file. */
export function listed({ path, content, large }: RepositoryFile): object {
  const git = createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
  const sha256 = createHash('sha256').update(content).digest('hex');
  const lfs = large ? { lfs: { oid: sha256, size: content.length, pointerSize: 134 } } : {};
  return { type: 'file', oid: git, size: content.length, path, ...lfs };
}
