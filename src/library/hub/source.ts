import { HUB } from '../../locality/hub.ts';
import { hubApi } from './hub-api.ts';
import type { HubSource } from './hub-model.ts';
import { ownFolder } from './own-folder.ts';

/** The hub that this site was built for. */
export function openHub(): HubSource {
  const base = new URL(HUB.base, new URL('.', document.baseURI)).href;
  return HUB.ownFolder ? ownFolder(base) : hubApi(base);
}
