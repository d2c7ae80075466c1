import Papa from 'papaparse';

/** Counts the cells of an audit as PapaParse reads, chunk by chunk; how many rows there were. */
export function groupWithPapaParse(file) {
  const cells = new Map();
  let header = null;
  let rows = 0;
  const count = (row) => {
    const score = Number(row[header.score]);
    const key = `${row[header.sex]}\0${row[header.race]}\0${row[header.label]}\0${row[header.prediction]}\0${Math.floor(score * 100)}`;
    const cell = cells.get(key) ?? { n: 0, s: 0, s2: 0 };
    cell.n++;
    cell.s += score;
    cell.s2 += score * score;
    cells.set(key, cell);
    rows++;
  };
  return new Promise((resolve, reject) => {
    Papa.parse(file, {
      skipEmptyLines: true,
      chunkSize: 10 * 1024 * 1024,
      chunk: ({ data }) => {
        header ??= Object.fromEntries(data.shift().map((name, column) => [name, column]));
        for (const row of data) count(row);
      },
      complete: () => resolve(rows),
      error: reject,
    });
  });
}
