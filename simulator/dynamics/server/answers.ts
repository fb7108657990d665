import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** A file that is served as it is; the tag is made once. */
export interface StaticFile {
  readonly content: Uint8Array;
  readonly contentType: string;
  readonly tag: string;
}

export const toStaticFile = (content: Uint8Array, contentType: string): StaticFile => ({
  content,
  contentType,
  tag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
});

export function sendFile(request: IncomingMessage, response: ServerResponse, file: StaticFile): void {
  const headers = { ETag: file.tag, 'Cache-Control': 'no-cache', 'X-Content-Type-Options': 'nosniff' };
  if (request.headers['if-none-match'] === file.tag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, 'Content-Type': file.contentType, 'Content-Length': file.content.length });
  response.end(request.method === 'HEAD' ? undefined : file.content);
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  const contentType = 'application/json; charset=utf-8';
  response.writeHead(status, { 'Content-Type': contentType, 'Cache-Control': 'no-store', ...headers });
  response.end(JSON.stringify(body));
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }).end(text);
}

export function redirect(
  response: ServerResponse,
  location: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(302, { Location: location, 'Cache-Control': 'no-store', ...headers }).end();
}

/** Content types by file ending, for the control's files. */
export function contentTypeOf(path: string): string {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return byEnding[ending] ?? 'application/octet-stream';
}

const byEnding: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
  resx: 'text/xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
};

/** Content type of a web resource by Dataverse's type number. */
export const contentTypeOfWebResource = (type: number): string =>
  contentTypeOf(
    `x.${['', 'html', 'css', 'js', 'xml', 'png', 'jpg', 'gif', 'xap', 'xml', 'ico', 'svg', 'xml'][type] ?? ''}`,
  );
