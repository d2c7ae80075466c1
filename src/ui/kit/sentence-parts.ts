/** A stretch of a sentence: its own words, or a place where something else is put. */
export interface SentencePart {
  /** Stays with a place when the words around it change. */
  readonly key: string;
  readonly text: string;
  readonly place: string | null;
}

/** `Rates differ by {difference} at most.` → words, the place `difference`, words. */
export function sentenceParts(sentence: string): SentencePart[] {
  return sentence.split(/(\{\w+\})/).flatMap((text, index): SentencePart[] => {
    if (text === '') return [];
    const place = /^\{(\w+)\}$/.exec(text)?.[1] ?? null;
    return [{ key: place === null ? `words ${index}` : `${place} `, text, place }];
  });
}
