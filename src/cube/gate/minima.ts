/** The minima that can be chosen. What one of them withholds, all after it withhold too. */
export const MINIMA = [5, 10, 20, 50, 100] as const;

/** The one where nobody chose. */
export const USUAL_MINIMUM = 10;
