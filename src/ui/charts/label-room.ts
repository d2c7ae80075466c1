/** The sample of a line beside its name, with the gap between them. */
export const SAMPLE = 34;

/** Pixels that the label of a line takes from top to bottom. */
export const LABEL = 38;

/** Pixels that labels under each other take. */
export const labelsBelow = (count: number): number => count * LABEL + 8;
