// One job of DuckDB in a process of its own (file, threads or 0 for all, 'table' or 'direct'); JSON on stdout.
import { DuckDBInstance, version } from '@duckdb/node-api';

const [file, threads, mode] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
if (Number(threads) > 0) await connection.run(`SET threads = ${Number(threads)}`);
const base = process.resourceUsage().maxRSS;
const before = process.cpuUsage();
const started = performance.now();
const source = `read_csv('${file.replaceAll("'", "''")}')`;
if (mode === 'table') await connection.run(`CREATE TABLE decisions AS FROM ${source}`);
const cells = await connection.runAndReadAll(
  `SELECT sex, race, label, prediction, floor(score * 100) AS bin, count(*) AS n, sum(score) AS s, sum(score * score) AS s2
   FROM ${mode === 'table' ? 'decisions' : source} GROUP BY ALL`,
);
const wall = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(before);
const rows = cells.getRowObjects().reduce((sum, { n }) => sum + Number(n), 0);
const memory = (process.resourceUsage().maxRSS - base) * 1024;
console.log(JSON.stringify({ version: version(), rows, wall, cpu: (user + system) / 1e6, memory }));
