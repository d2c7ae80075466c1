export interface SiteServerOptions {
  /** The built site. */
  readonly folder: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** The address to listen on; both loopback addresses when it is left out. */
  readonly host?: string;
  /** The path under which the site stands; begins and ends with a slash. */
  readonly base?: string;
  /** Sends no header beyond the content's type and encoding, as a host that cannot be configured. */
  readonly plain?: boolean;
  /** A second folder whose files are served beside the site's, for tests. */
  readonly probes?: string;
  readonly onRequest?: (request: { readonly method: string; readonly url: string }) => void;
}

export interface SiteServer {
  readonly origin: string;
  /** The address of the site's page. */
  readonly url: string;
  /** Stops the server and drops every connection. */
  close(): Promise<void>;
}

export function startSiteServer(options: SiteServerOptions): Promise<SiteServer>;
