import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programAt, Server, serverFolder } from './process.ts';

const PROGRAM = programAt([
  '/usr/sbin/clickhouse-server',
  '/usr/bin/clickhouse-server',
  '/usr/local/bin/clickhouse-server',
]);
const [HTTP_PORT, TCP_PORT] = [8123, 9000];

export const HAS_CLICKHOUSE = PROGRAM !== null;

/** Loopback addresses of this process alone, so that servers of other tests have the same ports elsewhere. */
const addressOf = (shard: number): string => `127.${10 + shard}.${(process.pid >> 8) & 255}.${process.pid & 255 || 1}`;

/** Two real ClickHouse servers on loopback, the shards of a cluster that both know. */
export class ClickHouse {
  private constructor(private readonly shards: readonly { readonly server: Server; readonly folder: string }[]) {}

  static async start(): Promise<ClickHouse> {
    const started = [1, 2].map((shard) => {
      const folder = serverFolder('clickhouse');
      writeFileSync(join(folder, 'config.xml'), configOf(shard, folder));
      writeFileSync(join(folder, 'users.xml'), USERS);
      return { folder, server: new Server(PROGRAM!, [`--config-file=${join(folder, 'config.xml')}`], folder) };
    });
    const clickhouse = new ClickHouse(started);
    await Promise.all(
      started.map(({ server }, i) =>
        server.ready(async () => (await clickhouse.run('SELECT 1', i + 1)).trim() === '1'),
      ),
    );
    return clickhouse;
  }

  /** Runs one statement on a shard. @returns its result @throws Error with what the server says */
  async run(sql: string, shard = 1, settings = ''): Promise<string> {
    const answer = await fetch(`http://${addressOf(shard)}:${HTTP_PORT}/?${settings}`, { method: 'POST', body: sql });
    const text = await answer.text();
    if (!answer.ok) throw new Error(text.slice(0, 2000));
    return text;
  }

  /** The result of a query on the first shard as a CSV file. */
  async exported(query: string): Promise<File> {
    return new File([await this.run(`${query}\nFORMAT CSVWithNames`)], 'counts.csv');
  }

  /** Rows that the shards sent back for a query on the first one. */
  async rowsSent(query: string): Promise<number> {
    await this.run(query, 1, 'log_queries=1');
    let sent = 0;
    for (const shard of this.shards.keys()) {
      await this.run('SYSTEM FLUSH LOGS', shard + 1);
      const asked = `SELECT sum(result_rows) FROM system.query_log WHERE type = 2 AND is_initial_query = 0`;
      sent += Number(await this.run(asked, shard + 1));
    }
    return sent;
  }

  /** Kills the servers, whose data nobody needs: an orderly end takes seconds. */
  async stop(): Promise<void> {
    await Promise.all(this.shards.map(({ server, folder }) => server.stop('SIGKILL', folder)));
  }
}

const USERS = `<yandex><profiles><default></default></profiles><quotas><default></default></quotas><users><default>
<password></password><networks><ip>::/0</ip></networks><profile>default</profile><quota>default</quota></default></users></yandex>`;

function configOf(shard: number, folder: string): string {
  const replica = (of: number): string =>
    `<shard><replica><host>${addressOf(of)}</host><port>${TCP_PORT}</port></replica></shard>`;
  return `<yandex><logger><level>error</level><console>1</console></logger>
<listen_host>${addressOf(shard)}</listen_host><http_port>${HTTP_PORT}</http_port><tcp_port>${TCP_PORT}</tcp_port>
<path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path><users_config>users.xml</users_config>
<default_profile>default</default_profile><default_database>default</default_database><mark_cache_size>1048576</mark_cache_size>
<query_log><database>system</database><table>query_log</table><flush_interval_milliseconds>100</flush_interval_milliseconds></query_log>
<remote_servers><shards>${replica(1)}${replica(2)}</shards></remote_servers></yandex>`;
}
