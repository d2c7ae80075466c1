import { dirname, join } from 'node:path';
import { programAt, runProgram, Server, serverFolder } from './process.ts';

const VERSIONS = [18, 17, 16, 15, 14, 13];
const INITDB = programAt([
  ...VERSIONS.map((version) => `/usr/lib/postgresql/${version}/bin/initdb`),
  '/usr/bin/initdb',
  '/usr/local/bin/initdb',
]);

export const HAS_POSTGRESQL = INITDB !== null;

/** A real PostgreSQL on a socket in a folder of its own; it listens on no port. */
export class PostgreSql {
  private constructor(
    private readonly programs: string,
    private readonly folder: string,
    private readonly server: Server,
  ) {}

  static async start(): Promise<PostgreSql> {
    const programs = dirname(INITDB!);
    const folder = serverFolder('postgresql');
    const data = join(folder, 'data');
    await runProgram(INITDB!, ['-D', data, '-U', 'evenhand', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']);
    const settings = [`unix_socket_directories=${folder}`, 'listen_addresses=', 'fsync=off', 'shared_buffers=16MB'];
    const server = new Server(
      join(programs, 'postgres'),
      ['-D', data, ...settings.flatMap((each) => ['-c', each])],
      folder,
    );
    const postgresql = new PostgreSql(programs, folder, server);
    await server.ready(async () => (await postgresql.run('SELECT 1')).includes('1'));
    return postgresql;
  }

  /** Runs statements as psql does. @returns what it prints, plainly */
  run(sql: string): Promise<string> {
    const options = ['-h', this.folder, '-U', 'evenhand', '-d', 'postgres', '-X', '-q', '-v', 'ON_ERROR_STOP=1'];
    return runProgram(join(this.programs, 'psql'), [...options, '-At', '-f', '-'], sql);
  }

  /** The result of a query as the CSV file that COPY writes. */
  async exported(query: string): Promise<File> {
    return new File([await this.run(`COPY (\n${query}\n) TO STDOUT WITH (FORMAT csv, HEADER);\n`)], 'counts.csv');
  }

  stop(): Promise<void> {
    return this.server.stop('SIGQUIT', this.folder);
  }
}
