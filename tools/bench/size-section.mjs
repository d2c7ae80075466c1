import { judgeGoals } from './goals.mjs';

const seconds = (value) => (value === null ? 'not told' : `${value.toFixed(2)} s`);
const megabytes = (bytes) => (bytes === null ? 'not told' : `${(bytes / 1e6).toFixed(0)} MB`);
const ratio = (own, other) => (own === null || other === null ? '' : (own / other).toFixed(2));

/** One file size as a table: what each took, and Evenhand against it. */
export function sizeSection({ title, rows, bytes, results, withGoals }) {
  const own = results.find(({ id }) => id === 'evenhand');
  const table = [
    ['', 'CPU', 'Time', 'Most memory', 'Runs', 'Evenhand’s CPU against it', 'Evenhand’s time against it'],
    ...results.map((result) =>
      result.failed === null
        ? [
            result.name,
            seconds(result.cpu),
            seconds(result.wall),
            megabytes(result.memory),
            String(result.runs.length),
            result === own ? '' : ratio(own.cpu, result.cpu),
            result === own ? '' : ratio(own.wall, result.wall),
          ]
        : [result.name, result.failed, '', '', '', '', ''],
    ),
  ];
  const notes = [`${rows.toLocaleString('en')} rows × 12 columns, ${(bytes / 1e6).toFixed(0)} MB.`];
  if (own.wall !== null) notes.push(`Evenhand: ${(bytes / 1e6 / own.wall).toFixed(0)} MB/s.`);
  if (own.memory !== null) {
    const perCell = own.memory / rows / 12;
    notes.push(
      `Its peak is ${(own.memory / rows).toFixed(1)} bytes a row, ${perCell.toFixed(2)} for each row and column.`,
    );
  }
  const others = own.runs.map(({ browserCpu }) => browserCpu).filter((cpu) => typeof cpu === 'number');
  if (others.length > 0)
    notes.push(`The browser’s other processes took ${Math.max(...others).toFixed(1)} s beside, at most.`);
  return { title, notes: [notes.join(' ')], table, list: withGoals ? judgeGoals(results).map(goalWords) : [] };
}

function goalWords({ words, most, ratio: measured }) {
  const goal = `at most ${Number(most.toFixed(2))}`;
  if (measured === null) return `${words}: not measured (goal: ${goal})`;
  return `${words}: ${measured.toFixed(2)} (goal: ${goal}; ${measured <= most ? 'met' : 'missed'})`;
}
