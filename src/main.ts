import './ui/tokens.css';
import './ui/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { proveLocality } from './locality/prove-locality.ts';
import { startRequestLog } from './locality/request-log.ts';
import { useNumberLocale } from './report/numbers.ts';
import { App as AppState } from './ui/state/app.svelte.ts';
import { createDataClient } from './workers/data.client.ts';

useNumberLocale(navigator.language);
const app = new AppState({ client: createDataClient(), requestLog: startRequestLog() });
app.preferences.apply();
app.navigation.follow();
void proveLocality(
  (status) => app.locality.report(status),
  () => app.dataset.status.kind === 'idle' && app.dataset.current === null,
);
mount(App, { target: document.getElementById('app')!, props: { app } });
