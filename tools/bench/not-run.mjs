/** The versions of everything that was measured, in words. */
export function versionsOf(sizes, peers, chromium, models) {
  const runsOf = (id) => sizes.flatMap(({ results }) => results.find((result) => result.id === id)?.runs ?? []);
  const [duckdb] = runsOf('duckdb-1');
  const [pandas] = runsOf('pandas');
  return [
    `Chromium ${chromium}`,
    `Node ${process.versions.node}`,
    ...(duckdb ? [`DuckDB ${duckdb.version}`] : []),
    ...(pandas ? [`pandas ${pandas.version}`] : []),
    ...(pandas?.fairlearn ? [`Fairlearn ${pandas.fairlearn.version}`] : []),
    ...(peers
      ? [`PapaParse ${peers.versions['papaparse']}`, `DuckDB-WASM ${peers.versions['@duckdb/duckdb-wasm']}`]
      : []),
    ...models.versions,
  ].join(', ');
}

/** What was not measured, and why. */
export function notRun(sizes, tenGigabytes, models) {
  const failed = sizes.flatMap(({ rows, results }) =>
    results
      .filter(({ failed }) => failed !== null)
      .map(({ name, failed }) => `${name}, ${rows.toLocaleString('en')} rows: ${failed}`),
  );
  const pandas = sizes.flatMap(({ results }) => results.find(({ id }) => id === 'pandas')?.runs ?? []);
  return [
    ...failed,
    ...(pandas.length > 0 && !pandas[0].fairlearn ? ['Fairlearn: not installed'] : []),
    ...(typeof tenGigabytes === 'string' ? [tenGigabytes] : []),
    ...models.notRun,
  ];
}
