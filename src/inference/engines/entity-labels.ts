/** Where in an entity a token stands, as labels of tokens say before its kind: `B-PER`, `I-PER`. */
const PLACE = /^[BIESLU][-_]/;
const OUTSIDE = /^(?:O|outside|none)$/i;

/** The kind of entity that a label of a token speaks of; null for the label of a token that is in none. */
export const entityOf = (label: string): string | null => (OUTSIDE.test(label) ? null : label.replace(PLACE, ''));

/** The kinds of entities that labels of tokens speak of, each once. */
export const entitiesOf = (labels: readonly string[]): readonly string[] => [
  ...new Set(labels.map(entityOf).filter((entity) => entity !== null)),
];
