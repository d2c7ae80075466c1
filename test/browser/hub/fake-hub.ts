import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSigned } from './certificate.ts';
import { COMMIT, listed, REPOSITORIES, type Repository } from './repository.ts';

const CDN = 'cas-bridge.xethub.hf.co';

/** What is to go wrong with the large files; a test sets it and the next starts anew. */
export interface Faults {
  /** The connection breaks after so many bytes of an answer, so many times. */
  cut?: { after: number; times: number };
  /** The first byte is another. */
  spoiled?: boolean;
  /** An answer stops after so many bytes and the connection stays. */
  stall?: number;
  /** What the host says instead of the file. */
  status?: number;
}

/** A server that speaks the addresses of huggingface.co, and one as it passes large files on to, each under its real name. */
export interface FakeHub {
  /** Every request that arrived, `METHOD host path`, with its range. */
  readonly requests: string[];
  /** The names of the headers that a browser need not send. */
  readonly told: Set<string>;
  readonly faults: Faults;
  /** How a browser is started so that the real names lead here. */
  readonly browserArgs: readonly string[];
  reset(): void;
  close(): Promise<void>;
}

export async function startFakeHub(): Promise<FakeHub> {
  const requests: string[] = [];
  const told = new Set<string>();
  const faults: Faults = {};
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const { host = '', range, ...others } = request.headers;
    requests.push([request.method, host, request.url, range].filter(Boolean).join(' '));
    for (const name of ['cookie', 'referer', 'authorization']) if (name in others) told.add(name);
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Expose-Headers', 'Content-Range, X-Error-Code, Link');
    if (request.method === 'OPTIONS') {
      response.writeHead(204, { 'Access-Control-Allow-Headers': 'Range' }).end();
    } else if (host.startsWith(CDN)) sendLarge(request, response, faults);
    else sendFromHub(request, response);
  };
  const servers = await Promise.all(
    ['huggingface.co', CDN].map((name) => listen(createServer(selfSigned(name), answer))),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  return {
    requests,
    told,
    faults,
    browserArgs: [
      `--host-resolver-rules=MAP huggingface.co:443 127.0.0.1:${ports[0]}, MAP ${CDN}:443 127.0.0.1:${ports[1]}`,
      '--ignore-certificate-errors',
    ],
    reset() {
      requests.length = 0;
      told.clear();
      for (const name of Object.keys(faults)) delete faults[name as keyof Faults];
    },
    close: async () => void (await Promise.all(servers.map(closeServer))),
  };
}

const byId = (id: string): Repository | undefined => REPOSITORIES.find((each) => each.id === id);

function sendFromHub(request: IncomingMessage, response: ServerResponse): void {
  const address = request.url ?? '';
  const asked = /^\/api\/models\/([^/]+\/[^/]+)\/(revision|tree)\/([^/?]+)/.exec(address);
  const resolved = /^\/([^/]+\/[^/]+)\/resolve\/([^/]+)\/(.+)$/.exec(address);
  const repository = byId(asked?.[1] ?? resolved?.[1] ?? '');
  if (address.includes('nobody/')) return refuse(response, 401, 'RepoNotFound');
  if (!repository) return refuse(response, 404, 'EntryNotFound');
  if (asked?.[2] === 'revision') return sendJson(response, { id: repository.id, sha: COMMIT, ...repository.info });
  if (asked) return sendJson(response, repository.files.map(listed));
  if (repository.info['gated']) return refuse(response, 401, 'GatedRepo');
  const file = repository.files.find(({ path }) => path === resolved?.[3]);
  if (!file) return refuse(response, 404, 'EntryNotFound');
  if (!file.large) return void response.writeHead(200).end(file.content);
  response.writeHead(302, { Location: `https://${CDN}/${repository.id}/${file.path}?signature=1` }).end();
}

function sendLarge(request: IncomingMessage, response: ServerResponse, faults: Faults): void {
  const [, owner, name, ...path] = (request.url ?? '').replace(/\?.*/, '').split('/');
  const found = byId(`${owner}/${name}`)?.files.find((file) => file.path === path.join('/'));
  if (!found || faults.status) return refuse(response, faults.status ?? 404, 'AccessDenied');
  const content = Buffer.from(found.content);
  if (faults.spoiled) content[0] = content[0]! ^ 1;
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const rest = content.subarray(from);
  response.setHeader('Content-Length', rest.length);
  if (from > 0) response.setHeader('Content-Range', `bytes ${from}-${content.length - 1}/${content.length}`);
  response.writeHead(from > 0 ? 206 : 200);
  const { cut, stall } = faults;
  if (cut && cut.times > 0) {
    cut.times -= 1;
    // What was written is given time to arrive; then the line breaks.
    response.write(rest.subarray(0, cut.after), () => setTimeout(() => response.destroy(), 100));
  } else if (stall !== undefined) response.write(rest.subarray(0, stall));
  else response.end(rest);
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'X-Error-Code': code }).end();
}

function listen(server: Server): Promise<Server> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
