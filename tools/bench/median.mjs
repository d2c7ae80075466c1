/** The middle of a list; of an even number the upper of the two. Null where one of them is not known. */
export function median(list) {
  if (list.length === 0 || list.includes(null)) return null;
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
}
