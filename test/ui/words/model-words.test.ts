import { describe, expect, it } from 'vitest';
import { errorMessage } from '../../../src/messages/errors.ts';
import { modelNote } from '../../../src/messages/model-notes.ts';
import type { ModelNote } from '../../../src/models.ts';

describe('words about models', () => {
  it('say what is too large for a machine, in bytes', () => {
    const details = { path: 'onnx/model.onnx', bytes: 2.1e9, needed: 6.3e9, limit: 3.2e9 };
    const { what, where } = errorMessage('model/too-large', details);
    expect(what.replaceAll('\u00a0', ' ')).toBe(
      'The weights take 2.1 GB and would need about 6.3 GB while they are loaded; 3.2 GB can be used for them here.',
    );
    expect(where).toBe('onnx/model.onnx');
  });

  it('say how many labels are named and how many there are', () => {
    const { what } = errorMessage('model/label-count', { labels: 3, outputs: 2 });
    expect(what).toBe('The configuration names 3 labels, and the weights put out 2 values.');
  });

  it.each<[ModelNote]>([
    [{ kind: 'labels-unnamed' }],
    [{ kind: 'no-token-limit' }],
    [{ kind: 'activation-assumed', activation: 'sigmoid' }],
    [{ kind: 'activation-assumed', activation: 'softmax' }],
    [{ kind: 'weights-left-out', path: 'onnx/model_q4.onnx', problem: { code: 'model/damaged', details: {} } }],
  ])('are whole sentences: %o', (note) => {
    expect(modelNote(note)).toMatch(/\.$/);
    expect(modelNote(note)).not.toMatch(/undefined|null|NaN|!/);
  });
});
