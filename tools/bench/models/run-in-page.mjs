/**
 * Runs in the page: starts the worker that holds rows, speaks to it in the messages of the page's own client, and runs the model
 * whose files are chosen over texts. Beside what the run reports it tells when, and when which thread loaded and scored what.
 */
export async function runInPage({ workerPath, paths, texts, settings }) {
  const watch = () => {
    const asked = new Map();
    const threads = new Map();
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (message, ...rest) {
      if (message?.type === 'APPLY') {
        const [method] = message.path;
        const [first] = message.argumentList;
        const thread = threads.get(this) ?? threads.size;
        const texts = method === 'classify' ? first.value.length : 0;
        asked.set(message.id, { method, thread, texts, from: Date.now() });
        if (!threads.has(this)) {
          threads.set(this, thread);
          this.addEventListener('message', ({ data }) => {
            const call = asked.get(data?.id);
            if (call) self.postMessage({ call: { ...call, to: Date.now() } });
            asked.delete(data?.id);
          });
        }
      }
      return postMessage.call(this, message, ...rest);
    };
  };
  const address = new URL(workerPath, location.href).href;
  const start = `(${watch})(); await import(${JSON.stringify(address)}); postMessage('ready');`;
  const blob = new Blob([start], { type: 'text/javascript' });
  const worker = new Worker(URL.createObjectURL(blob), { type: 'module' });
  const calls = [];
  worker.addEventListener('message', ({ data }) => data?.call && calls.push(data.call));
  await new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }) => data === 'ready' && resolve());
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
  });
  const call = (method, ...values) =>
    new Promise((resolve, reject) => {
      const id = crypto.randomUUID();
      const ports = [];
      const argumentList = values.map((value) => {
        if (value !== 'callback') return { type: 'RAW', value };
        const { port1, port2 } = new MessageChannel();
        port1.start();
        ports.push(port2);
        return { type: 'HANDLER', name: 'proxy', value: port2 };
      });
      worker.addEventListener('message', function answer({ data }) {
        if (data?.id !== id) return;
        worker.removeEventListener('message', answer);
        if (data.name === 'throw') reject(new Error(JSON.stringify(data.value)));
        else resolve(data.value);
      });
      worker.postMessage({ id, type: 'APPLY', path: [method], argumentList }, ports);
    });
  const device = await call('modelDevice');
  if (settings.backend === 'webgpu' && device.noGraphics !== null) {
    worker.terminate();
    return { device, report: null };
  }
  const { files: chosen } = document.querySelector('#model-files');
  const found = paths.map((path, at) => ({ path, blob: chosen[at] }));
  const { files, described } = await call('openModel', 'open', found);
  if (!described.usable) throw new Error(JSON.stringify(described.problems));
  const { description } = described;
  const lines = texts.map((text, at) => `${text},${at % 2 ? 'a' : 'b'}`);
  const table = new File([`text,group\n${lines.join('\n')}\n`], 'texts.csv');
  const { tableId } = await call('read', 'read', [table], { options: {} }, 'callback');
  const outputs = { label: true, scores: description.labels };
  const started = Date.now();
  const run = { files, description, settings, column: 'text', outputs };
  const { report } = await call('runModel', 'run', tableId, run, 'callback');
  const ended = Date.now();
  worker.terminate();
  return { device, report, started, ended, calls };
}
