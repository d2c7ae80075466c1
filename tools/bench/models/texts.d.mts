export const WORDS: readonly string[];
export function mixedTexts(count: number, seed?: number): string[];
export function equalTexts(count: number, tokens: number, seed?: number): string[];
