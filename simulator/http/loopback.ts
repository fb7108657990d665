/** A foreign name that resolves to loopback must not reach what runs here. */
export const isLoopbackHost = (host: string | undefined): boolean =>
  host !== undefined && /^(localhost|127\.0\.0\.1)(:\d+)?$/i.test(host);

/** Of a page of this machine, or of no page at all: a WebSocket can be opened by every page that the browser shows. */
export const isLoopbackOrigin = (origin: string | undefined): boolean =>
  origin === undefined || (URL.canParse(origin) && isLoopbackHost(new URL(origin).host));
