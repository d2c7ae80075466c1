// Tries every way out of the realm it runs in and reports which of them led out. It stands in for
// hostile code, in a page (through `evaluate`), in workers of each kind, and in workers that those start.
const WAYS_OUT = {
  fetch: (origin) => fetch(`${origin}/fetch`),
  'no-cors fetch': (origin) => fetch(`${origin}/no-cors`, { mode: 'no-cors', method: 'POST', body: 'row' }),
  XHR: (origin) =>
    settled((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.onload = resolve;
      request.onerror = reject;
      request.open('GET', `${origin}/xhr`);
      request.send();
    }),
  WebSocket: (origin) =>
    settled((resolve, reject) => {
      const socket = new WebSocket(`${origin.replace('http', 'ws')}/socket`);
      socket.onopen = resolve;
      socket.onerror = reject;
    }),
  EventSource: (origin) =>
    settled((resolve, reject) => {
      const source = new EventSource(`${origin}/event`);
      source.onopen = resolve;
      source.onerror = reject;
    }),
  import: (origin) => import(`${origin}/import.js`),
  beacon: (origin) =>
    settled((resolve, reject) => {
      if (!navigator.sendBeacon) return reject(new Error('none here'));
      navigator.sendBeacon(`${origin}/beacon`, 'row');
      // A beacon never tells; the stranger's own record does.
      setTimeout(reject, 200, new Error('unknown'));
    }),
  image: (origin) =>
    settled((resolve, reject) => {
      if (typeof Image === 'undefined') return reject(new Error('none here'));
      const image = new Image();
      image.onload = resolve;
      image.onerror = reject;
      image.src = `${origin}/image.png`;
    }),
};

function settled(executor) {
  return new Promise(executor);
}

async function tryWaysOut(origin) {
  const outcomes = {};
  for (const [name, go] of Object.entries(WAYS_OUT)) {
    try {
      await go(origin);
      outcomes[name] = 'got out';
    } catch {
      outcomes[name] = 'stayed in';
    }
  }
  return outcomes;
}

// Told an origin and what it stands in: 'here' tries, 'nested' starts this same script once more and passes it on.
async function serve({ origin, where, script }) {
  if (where === 'here') return tryWaysOut(origin);
  const nested = new Worker(script);
  return settled((resolve, reject) => {
    nested.onmessage = ({ data }) => resolve(data);
    nested.onerror = () => reject(new Error('the nested worker did not start'));
    nested.postMessage({ origin, where: 'here', script });
  });
}

if (typeof SharedWorkerGlobalScope !== 'undefined' && self instanceof SharedWorkerGlobalScope) {
  self.onconnect = ({ ports: [port] }) => {
    port.onmessage = async ({ data }) => port.postMessage(await serve(data));
  };
} else if (typeof WorkerGlobalScope !== 'undefined') {
  self.onmessage = async ({ data }) => self.postMessage(await serve(data));
} else {
  self.tryWaysOut = tryWaysOut;
}
