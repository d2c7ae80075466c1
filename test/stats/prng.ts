export { mulberry32 as seededRandom } from '../../tools/lib/mulberry32.mjs';

/** Probabilities of 0 … n successes in n trials. */
export function binomialProbabilities(n: number, p: number): Float64Array {
  const logFactorial = new Float64Array(n + 1);
  for (let i = 1; i <= n; i++) logFactorial[i] = logFactorial[i - 1] + Math.log(i);
  return Float64Array.from({ length: n + 1 }, (_, k) => {
    const positive = k === 0 ? 0 : k * Math.log(p);
    const negative = k === n ? 0 : (n - k) * Math.log1p(-p);
    return Math.exp(logFactorial[n] - logFactorial[k] - logFactorial[n - k] + positive + negative);
  });
}

/** A sampler of binomial counts by inverting the distribution function. */
export function binomialSampler(n: number, p: number, random: () => number): () => number {
  const cumulative = binomialProbabilities(n, p);
  for (let k = 1; k <= n; k++) cumulative[k] += cumulative[k - 1];
  return () => {
    const u = random();
    let low = 0;
    let high = n;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle] < u) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
