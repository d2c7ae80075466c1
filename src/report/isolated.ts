/** Letters written from right to left, and the marks that turn the direction of what follows them. */
const TURNS =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Rohg}\p{Bidi_Control}]/u;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
const OPENING = /[\u2066-\u2068]/;

/**
 * A name that others gave, such that it cannot turn the words around it: set apart in U+2068 … U+2069 where it holds letters
 * written from right to left or marks of direction, as it is otherwise. Isolates are balanced first, so that none inside
 * ends the one around it.
 */
export function isolated(name: string): string {
  if (!TURNS.test(name)) return name;
  let open = 0;
  let inside = '';
  for (const letter of name) {
    if (OPENING.test(letter)) open += 1;
    else if (letter === POP_ISOLATE && --open < 0) {
      open = 0;
      continue;
    }
    inside += letter;
  }
  return FIRST_STRONG_ISOLATE + inside + POP_ISOLATE.repeat(open + 1);
}
