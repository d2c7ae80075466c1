import './ui/tokens.css';
import './ui/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { proveLocality } from './locality/prove-locality.ts';
import { startRequestLog } from './locality/request-log.ts';
import { App as AppState } from './ui/state/app.svelte.ts';
import { createDataClient } from './workers/data.client.ts';

const app = new AppState({ client: createDataClient(), requestLog: startRequestLog() });
app.preferences.apply();
if (app.session.restoring) void app.session.start().then(() => app.followAddress());
else {
  app.followAddress();
  void app.session.start();
}
void proveLocality(
  (status) => app.locality.report(status),
  () => app.dataset.status.kind === 'idle' && app.dataset.current === null && !app.session.restoring,
);
mount(App, { target: document.getElementById('app')!, props: { app } });
