/** Values that usually mean the positive outcome, and those that usually mean the other one. */
const POSITIVE_WORDS = new Set(
  (
    '1 yes y true t positive pos good high medium approved approve accepted accept hired hire selected select pass passed ' +
    'promoted granted admitted invited offer offered toxic hate spam abusive offensive flagged removed blocked fraud default ' +
    'recidivated reoffended malignant sick rehired qualified ja oui si sí sim wahr vrai eingestellt bewilligt genehmigt angenommen accordé accordée retenu retenue aprobado sí'
  ).split(' '),
);
const NEGATIVE_WORDS = new Set(
  (
    '0 -1 no n false f negative neg bad low rejected reject denied deny declined refused fail failed not none kept allowed ' +
    'benign healthy abgelehnt refusé refusée rechazado nein non nao não falsch faux'
  ).split(' '),
);

function plain(level: string): string {
  const text = level.trim().toLowerCase().replace(/\.$/, '');
  const number = Number(text);
  return text !== '' && Number.isFinite(number) ? String(number) : text;
}

/**
 * Which of a column's values to take for positive: those known for it (`yes`, `1`, `High`), else those not known for the
 * other, else the larger number, else the rarer value. `sure` is false for the last two.
 */
export function guessPositive(values: readonly { readonly value: string; readonly count: number }[]): {
  positive: string[];
  sure: boolean;
} {
  const words = values.map(({ value }) => plain(value));
  const known = values.filter((_, i) => isPositiveWord(words[i]));
  if (known.length > 0 && known.length < values.length) {
    return { positive: known.map(({ value }) => value), sure: true };
  }
  const notNegative = values.filter((_, i) => !NEGATIVE_WORDS.has(words[i]));
  if (notNegative.length > 0 && notNegative.length < values.length) {
    return { positive: notNegative.map(({ value }) => value), sure: true };
  }
  const numbers = words.map(Number);
  if (numbers.every(Number.isFinite)) {
    const largest = Math.max(...numbers);
    return { positive: values.filter((_, i) => numbers[i] === largest).map(({ value }) => value), sure: false };
  }
  const [rarest] = [...values].sort((a, b) => a.count - b.count || (a.value < b.value ? -1 : 1));
  return { positive: rarest ? [rarest.value] : [], sure: false };
}

function isPositiveWord(word: string): boolean {
  return POSITIVE_WORDS.has(word) || /^>/.test(word);
}
