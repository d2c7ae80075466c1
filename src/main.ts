import './ui/tokens.css';
import './ui/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { proveLocality } from './locality/prove-locality.ts';
import { storeLater } from './locality/store-later.ts';
import { startRequestLog } from './locality/request-log.ts';
import { App as AppState } from './ui/state/app.svelte.ts';
import { isSharedFragment } from './ui/state/shared-fragment.ts';
import { createDataClient } from './workers/data.client.ts';

/** Milliseconds after which nothing that a visit begins with is under way any more. */
const AT_REST = 2000;

const app = new AppState({ client: createDataClient(), requestLog: startRequestLog() });
app.preferences.apply();
const opensLink = isSharedFragment(location.hash);
if (app.session.restoring && !opensLink) void app.session.start().then(() => app.followAddress());
else {
  void app.session.start(opensLink);
  app.followAddress();
}
void proveLocality(
  (status) => app.locality.report(status),
  () => app.dataset.status.kind === 'idle' && app.dataset.current === null && !app.session.restoring,
).then(() => setTimeout(() => void storeLater(), AT_REST));
// A task apart from the one that ran all modules, so that neither is a long one.
setTimeout(() => mount(App, { target: document.getElementById('app')!, props: { app } }));
