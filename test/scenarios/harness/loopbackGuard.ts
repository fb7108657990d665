import type { BrowserContext, Page, Request } from 'playwright-core';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Notes every request and WebSocket of a browser that leaves this machine. */
export function watchLoopback(context: BrowserContext): { strangers(): readonly string[]; stop(): void } {
  const strangers: string[] = [];
  const check = (address: string): void => {
    const url = new URL(address);
    const network = /^(https?|wss?):$/.test(url.protocol);
    if (network && !loopback.has(url.hostname)) strangers.push(`${url.protocol}//${url.host}`);
  };
  const watchPage = (page: Page): void => void page.on('websocket', (socket) => check(socket.url()));
  const onRequest = (request: Request): void => check(request.url());
  context.on('request', onRequest);
  context.on('page', watchPage);
  context.pages().forEach(watchPage);
  return {
    strangers: () => strangers,
    stop: () => {
      context.off('request', onRequest);
      context.off('page', watchPage);
    },
  };
}
