import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { connect } from '../../src/workers/rpc.ts';

/** A worker that takes messages and never answers, until it is made to die. */
class SilentWorker extends EventTarget {
  terminated = false;
  postMessage(): void {
    return;
  }
  terminate(): void {
    this.terminated = true;
  }
}

interface Service {
  work(): Promise<number>;
}

describe('connect', () => {
  it.each(['error', 'messageerror'])('rejects calls under way when the worker dies by %s', async (event) => {
    const worker = new SilentWorker();
    let crashes = 0;
    const connection = connect<Service>(
      worker as unknown as Worker,
      () => new AppError('worker/crashed'),
      () => crashes++,
    );
    const call = connection.call((remote) => remote.work());
    worker.dispatchEvent(new Event(event));
    await expect(call).rejects.toMatchObject({ code: 'worker/crashed' });
    expect(crashes).toBe(1);
    expect(worker.terminated).toBe(true);
  });
});

describe('errors across the boundary', () => {
  it('keep their code and details', async () => {
    const { expose } = await import('../../src/workers/rpc.ts');
    const { port1, port2 } = new MessageChannel();
    const service = {
      work(): Promise<number> {
        return Promise.reject(new AppError('csv/unclosed-quote', { line: 3 }));
      },
    };
    expose(service, port1 as never);
    const connection = connect<Service>(
      Object.assign(port2, { terminate: () => port2.close() }) as unknown as Worker,
      () => new AppError('worker/crashed'),
      () => undefined,
    );
    await expect(connection.call((remote) => remote.work())).rejects.toMatchObject({
      name: 'AppError',
      code: 'csv/unclosed-quote',
      details: { line: 3 },
    });
    connection.close();
    port1.close();
  });
});

describe('a data client', () => {
  class SpeakingWorker extends SilentWorker {
    speak(): void {
      this.dispatchEvent(new MessageEvent('message', { data: {} }));
    }
  }

  it.each([
    ['never said anything', 'worker/not-started', false],
    ['had answered', 'worker/crashed', true],
  ])('tells a worker that %s', async (_, code, spoke) => {
    const { createDataClient } = await import('../../src/workers/data.client.ts');
    const workers: SpeakingWorker[] = [];
    const client = createDataClient(() => {
      workers.push(new SpeakingWorker());
      return workers.at(-1) as unknown as Worker;
    });
    const heard: string[] = [];
    client.onCrash((error) => heard.push(error.code));
    const reading = client.read([new File([''], 'a.csv')], { options: {} }, {});
    if (spoke) workers[0].speak();
    workers[0].dispatchEvent(new Event('error'));
    await expect(reading).rejects.toMatchObject({ code });
    expect(heard).toEqual([code]);
  });
});
