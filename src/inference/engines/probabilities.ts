import type { Activation } from '../../models.ts';

/** Turns the logits of one text into probabilities, in place: each by itself, or over labels that exclude each other. */
export function activate(logits: Float32Array, activation: Activation): void {
  if (activation === 'sigmoid') {
    for (let at = 0; at < logits.length; at++) logits[at] = 1 / (1 + Math.exp(-logits[at]));
    return;
  }
  const most = logits.reduce((larger, logit) => Math.max(larger, logit), -Infinity);
  let sum = 0;
  for (let at = 0; at < logits.length; at++) sum += logits[at] = Math.exp(logits[at] - most);
  for (let at = 0; at < logits.length; at++) logits[at] /= sum;
}
