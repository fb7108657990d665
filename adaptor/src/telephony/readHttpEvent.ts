import type { HttpRequest } from '@azure/functions';
import { isFields, parseJson, type Fields } from '../../../protocol/fields';
import { badRequest, unsupportedMedia } from '../http/problems';
import { readTextBody } from '../http/readJsonBody';
import { isJsonType, isUtf8, readMediaType, type MediaType } from './mediaType';

/** An event as it came over HTTP, in the one form in which messages are read. */
export interface HttpEvent {
  /** The event as JSON. */
  readonly text: string;
  /** Who is named as the agent: in the data, in an extension attribute, or in both. */
  readonly agents: readonly unknown[];
}

/** Attributes that are read; what else a sender adds (`time`, `traceparent`) is not looked at. */
const attributes = ['specversion', 'id', 'source', 'type', 'subject', 'userid'] as const;

/**
 * Reads one event by the HTTP binding of CloudEvents 1.0.2: in structured mode (JSON) the body is the event, in binary
 * mode its attributes are `ce-` headers and the body is its data. @throws ProblemError 400, 413 or 415
 */
export async function readHttpEvent(request: HttpRequest): Promise<HttpEvent> {
  const mediaType = readMediaType(request.headers.get('content-type'));
  const { type } = mediaType;
  if (type.startsWith('application/cloudevents-batch')) {
    throw unsupportedMedia('A batch of events is not taken.', 'Send each event in a request of its own.');
  }
  if (!isUtf8(mediaType)) throw unsupportedMedia('The body is not in UTF-8.', 'Send JSON in UTF-8.');
  if (!type.startsWith('application/cloudevents')) return readBinary(request, mediaType);
  if (type !== 'application/cloudevents+json') {
    throw unsupportedMedia('The event is in a format that is not JSON.', 'Send it as application/cloudevents+json.');
  }
  return readStructured(await readTextBody(request));
}

function readStructured(text: string): HttpEvent {
  const json = parseJson(text);
  if (!json.ok || !isFields(json.value)) throw badRequest('The body is not a JSON object.');
  const event = json.value;
  // Without it the text would be read as the plain one, which has a door of its own.
  if (!('specversion' in event)) throw badRequest('specversion must be "1.0".');
  const { data_base64: packed, datacontenttype, ...rest } = event;
  if (typeof datacontenttype === 'string') checkDataType(readMediaType(datacontenttype));
  if (packed === undefined) return { text, agents: agentsOf(event) };
  if ('data' in event) throw badRequest('data and data_base64 cannot both be there.');
  if (typeof packed !== 'string') throw badRequest('data_base64 must be a text.');
  const unpacked = { ...rest, data: readData(Buffer.from(packed, 'base64').toString()) };
  return { text: JSON.stringify(unpacked), agents: agentsOf(unpacked) };
}

async function readBinary(request: HttpRequest, mediaType: MediaType): Promise<HttpEvent> {
  if (!request.headers.has('ce-specversion')) {
    throw unsupportedMedia(
      'The request is not an event of CloudEvents 1.0: its Content-Type does not say so and the header ce-specversion is missing.',
      'Send it as application/cloudevents+json, or with its attributes in ce- headers.',
    );
  }
  const body = await readTextBody(request);
  if (body !== '') checkDataType(mediaType);
  const given = attributes.flatMap((name) => {
    const header = request.headers.get(`ce-${name}`);
    if (header === null) return [];
    const value = readHeaderValue(header);
    if (value === undefined) throw badRequest(`ce-${name} is not a percent-encoded text.`);
    return [[name, value] as const];
  });
  const event = { ...Object.fromEntries(given), ...(body === '' ? {} : { data: readData(body) }) };
  return { text: JSON.stringify(event), agents: agentsOf(event) };
}

function checkDataType(mediaType: MediaType): void {
  if (mediaType.type !== '' && isJsonType(mediaType) && isUtf8(mediaType)) return;
  throw unsupportedMedia("The event's data is not said to be JSON in UTF-8.", 'Send data as application/json.');
}

function readData(text: string): Fields {
  const json = parseJson(text);
  if (!json.ok || !isFields(json.value)) throw badRequest('data must be a JSON object.');
  return json.value;
}

function agentsOf(event: Fields): readonly unknown[] {
  const { userid, data } = event;
  return [userid, isFields(data) ? data.userId : undefined].filter((one) => one !== undefined && one !== null);
}

/**
 * The value of an attribute out of its `ce-` header (CloudEvents 1.0.2, HTTP binding 3.1.3.2): first a double-quoted
 * text is opened, then percent signs are decoded once. @returns `undefined` where that gives no UTF-8 text, or where
 * the header holds what only a percent sign may bring
 */
function readHeaderValue(header: string): string | undefined {
  const value = header.trim();
  if (!/^[\x20-\x7e]*$/.test(value)) return undefined;
  const quoted = /^"((?:[^"\\]|\\.)*)"$/.exec(value)?.[1];
  try {
    return decodeURIComponent(quoted === undefined ? value : quoted.replace(/\\(.)/g, '$1'));
  } catch {
    return undefined;
  }
}
