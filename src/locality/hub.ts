/**
 * The hub of models that the library page may ask, and nobody else. It is chosen when the site is built
 * (`EVENHAND_HUB`), since the policy that lets it through is written then.
 */
export interface Hub {
  /** Address of the hub, ending in a slash; relative to the site where it is a folder of its own. */
  readonly base: string;
  /** Whether it is a folder that lies beside the site's pages. */
  readonly ownFolder: boolean;
  /** What the policy lets through besides the own origin: the hub, and the hosts that it passes downloads on to. */
  readonly sources: readonly string[];
}

/** The page that may reach the hub. Some hosts answer for it without its ending. */
export const LIBRARY_PAGE = 'models.html';

const PUBLIC_HUB = 'https://huggingface.co https://*.huggingface.co https://*.hf.co';
const SOURCE = /^https?:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?$/;
const FOLDER = /^\.\/[\w.-]+\/$/;

/**
 * Reads a setting: the hub's address, then the hosts that it passes downloads on to (`https://*.cdn.example`), divided by
 * blanks; or one folder of the site (`./shelf/`).
 *
 * @throws Error where it is neither
 */
export function parseHub(setting: string): Hub {
  const [first = '', ...others] = setting.trim().split(/\s+/);
  if (FOLDER.test(first) && others.length === 0) return { base: first, ownFolder: true, sources: [] };
  const sources = [first, ...others];
  const wrong = first.includes('*') ? first : sources.find((source) => !SOURCE.test(source));
  if (wrong !== undefined) {
    throw new Error(
      `EVENHAND_HUB: "${wrong}" is neither an address such as https://hub.example nor a folder as ./shelf/`,
    );
  }
  return { base: `${first}/`, ownFolder: false, sources };
}

declare const __EVENHAND_HUB__: string | undefined;

/** The setting: written into what runs in a browser by the build, and of the process in the build itself. */
export function hubSetting(): string {
  if (typeof __EVENHAND_HUB__ === 'string') return __EVENHAND_HUB__;
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return process?.env?.['EVENHAND_HUB'] ?? PUBLIC_HUB;
}

export const HUB: Hub = parseHub(hubSetting());

const PART = '[\\w.-]+';
const ASKED: readonly RegExp[] = [
  new RegExp(`^api/models/${PART}/${PART}/revision/[^/?#]+$`),
  new RegExp(`^api/models/${PART}/${PART}/tree/[^/?#]+\\?recursive=true(&(limit|cursor)=[^&#]+)*$`),
  new RegExp(`^${PART}/${PART}/resolve/[^/?#]+/[^?#]+$`),
];

/**
 * Whether an address is one that the library page asks a hub for: what a model is, its list of files, one of its files. In a
 * folder of the site any file may be asked for, since nothing but the site's own server is reached.
 *
 * @param scope address of the site's folder
 */
export function isHubAddress(address: string, scope: string, hub: Hub = HUB): boolean {
  const base = new URL(hub.base, scope).href;
  if (!address.startsWith(base)) return false;
  const rest = address.slice(base.length);
  return hub.ownFolder ? !/[?#]/.test(rest) : ASKED.some((pattern) => pattern.test(rest));
}
