import type { Activation, LabelReading } from '../../models.ts';
import { LABEL_MAPPINGS, type LabelMapping } from './mappings.ts';

/** Labels that are numbers of labels and no names. */
const NUMBERED = /^label[_ ]?\d+$/;

/** What is known of a model whose labels are to be read. */
export interface LabelFacts {
  readonly labels: readonly string[];
  /** What it is called: a folder's name or an id, in which a known model's name may stand. */
  readonly name: string;
  /** Thresholds that the model brings along, by label. */
  readonly thresholds?: Readonly<Record<string, number>>;
}

/** Whether a model's labels have no names of their own. */
export const areUnnamed = (labels: readonly string[]): boolean =>
  labels.length > 0 && labels.every((label) => NUMBERED.test(plain(label)));

/** The entry of the registry that fits a model's labels; null where none does. */
export function mappingOf({ labels, name }: Pick<LabelFacts, 'labels' | 'name'>): LabelMapping | null {
  const own = new Set(labels.map(plain));
  if (areUnnamed(labels)) {
    return (
      LABEL_MAPPINGS.find(
        ({ numbered }) => numbered && numbered.model.test(name) && numbered.names.length === labels.length,
      ) ?? null
    );
  }
  return (
    LABEL_MAPPINGS.find(({ labels: lists, open }) =>
      lists.some((list) => list.every((label) => own.has(label)) && (open === true || list.length === own.size)),
    ) ?? null
  );
}

/** How scores are made of a model whose configuration does not say: as its kind does, and else as labels that exclude each other. */
export const usualActivation = (facts: Pick<LabelFacts, 'labels' | 'name'>): Activation =>
  facts.labels.length === 1 ? 'sigmoid' : (mappingOf(facts)?.activation ?? 'softmax');

/**
 * Proposes how a model's labels are read: what its kind is known for, else nothing, which a person then has to say.
 */
export function proposeReading(facts: LabelFacts): LabelReading {
  const { labels, thresholds = {} } = facts;
  const mapping = mappingOf(facts);
  const names = numberedNames(facts, mapping);
  const isPositive = (label: string): boolean => mapping?.positive.includes(plain(names[label] ?? label)) ?? false;
  return {
    mapping: mapping?.id ?? 'other',
    finds: mapping?.finds ?? '',
    positive: mapping ? labels.filter(isPositive) : labels.length === 1 ? labels : [],
    favourable: mapping?.favourable ?? null,
    names,
    thresholds,
  };
}

function numberedNames({ labels }: LabelFacts, mapping: LabelMapping | null): Readonly<Record<string, string>> {
  const known = mapping?.numbered?.names;
  if (!known || !areUnnamed(labels)) return {};
  return Object.fromEntries(labels.map((label, at) => [label, known[at]]));
}

/** A label as the registry writes it: small letters, no marks of places in a sequence (B-, I-), single blanks. */
function plain(label: string): string {
  return label
    .trim()
    .toLowerCase()
    .replace(/^[bilesu]-/, '')
    .replace(/\s+/g, ' ');
}
