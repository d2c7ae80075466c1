/** Text with its quotes; no list or object. */
const NAME = String.raw`"(?:[^"\\]|\\.)*"`;
const ITEM = String.raw`\s*(?:${NAME}|[\w.+-]+)\s*`;
const SPLIT = new RegExp(
  String.raw`^\{\s*"columns"\s*:\s*\[${ITEM}(?:,${ITEM})*\]\s*,\s*(?:"index"\s*:\s*\[|"data"\s*:\s*\[\s*\[)`,
);
const COLUMNS = new RegExp(String.raw`^\{\s*${NAME}\s*:\s*\{\s*"0"\s*:\s*(?:${NAME}|[\w.+-]+)\s*,\s*"1"\s*:`);
const INDEX = /^\{\s*"0"\s*:\s*\{[^{}]*\}\s*,\s*"1"\s*:\s*\{/;

/**
 * The layout (`orient`) in which pandas writes a table as one object that has no records: names beside rows (`split`), or
 * columns or rows by their numbers (`columns`, `index`); null where the start of a text is none of these.
 * @see pandas, DataFrame.to_json.
 */
export function pandasLayout(text: string): 'split' | 'columns' | 'index' | null {
  const body = text.trimStart();
  if (SPLIT.test(body)) return 'split';
  if (INDEX.test(body)) return 'index';
  return COLUMNS.test(body) ? 'columns' : null;
}
