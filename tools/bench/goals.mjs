/** What a file of a gigabyte may cost: processor seconds of the whole job against others', and time against the bare read. */
const GOALS = [
  { id: 'duckdb-1', of: 'cpu', most: 1, words: 'CPU against DuckDB on one thread' },
  { id: 'pandas', of: 'readCpu', most: 0.3, words: 'CPU against the read of pandas alone' },
  { id: 'duckdb-wasm', of: 'cpu', most: 1 / 3, words: 'CPU against DuckDB-WASM' },
  { id: 'papaparse', of: 'cpu', most: 1 / 4, words: 'CPU against PapaParse' },
  { id: 'stream', of: 'wall', most: 4, words: 'time against File.stream()' },
];

/** Each goal with the ratio measured, null where the other was not. */
export function judgeGoals(results) {
  const own = results.find(({ id }) => id === 'evenhand');
  return GOALS.map(({ id, of, most, words }) => {
    const other = results.find((result) => result.id === id);
    const theirs = of === 'readCpu' ? (other?.runs[0]?.readCpu ?? null) : (other?.[of] ?? null);
    const ours = of === 'wall' ? own.wall : own.cpu;
    return { words, most, ratio: theirs === null || ours === null ? null : ours / theirs };
  });
}
