import { spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The user `nobody`: database servers refuse to run as root. */
const NOBODY = 65_534;
const AS_USER = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
const PATIENCE = 30_000;
const BETWEEN = 25;

/** A folder of its own below the temporary one, which the servers started here may write to. */
export function serverFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `evenhand-${name}-`));
  if (AS_USER.uid !== undefined) chownSync(folder, AS_USER.uid, AS_USER.gid);
  return folder;
}

/** The first of some programs that is on this machine; null where none is. */
export const programAt = (paths: readonly string[]): string | null => paths.find(existsSync) ?? null;

/** A server that ends with the test: by `stop`, and by the end of this process whatever ends it. */
export class Server {
  private readonly process: ChildProcess;
  private said = '';
  private readonly onExit = (): void => void this.process.kill('SIGKILL');

  constructor(program: string, options: readonly string[], folder: string) {
    this.process = spawn(program, options, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], ...AS_USER });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream!.on('data', (chunk: Buffer) => (this.said = (this.said + chunk.toString()).slice(-4000)));
    }
    process.once('exit', this.onExit);
  }

  /** Waits until a check passes. @throws Error with what the server said, when it ends before or never passes */
  async ready(check: () => Promise<boolean>): Promise<void> {
    const until = performance.now() + PATIENCE;
    while (!(await check().catch(() => false))) {
      const ended = this.process.exitCode !== null;
      if (ended || performance.now() > until) throw new Error(`the server did not start: ${this.said}`);
      await new Promise((resolve) => setTimeout(resolve, BETWEEN));
    }
  }

  async stop(signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL', folder: string): Promise<void> {
    process.removeListener('exit', this.onExit);
    const ended = new Promise<void>((resolve) => {
      if (this.process.exitCode !== null) resolve();
      else this.process.once('exit', () => resolve());
    });
    this.process.kill(signal);
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a program to its end. @returns what it wrote @throws Error with what it said, when it fails */
export function runProgram(program: string, options: readonly string[], input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, options, { stdio: ['pipe', 'pipe', 'pipe'], ...AS_USER });
    const [out, said]: Buffer[][] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(out).toString());
      else reject(new Error(`${program}: ${Buffer.concat(said).toString().slice(0, 2000)}`));
    });
    child.stdin.end(input);
  });
}
