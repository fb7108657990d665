/** What a client may send to a serverless hub, after parsing. `ignored` are types that have no meaning here. */
export type ClientMessage =
  | { readonly kind: 'invocation'; readonly target: string; readonly invocationId?: string; readonly json: string }
  | { readonly kind: 'stream-invocation'; readonly invocationId: string }
  | { readonly kind: 'ping' }
  | { readonly kind: 'close' }
  | { readonly kind: 'ignored' };

/** Undefined when the text is no hub message. `json` is kept as it came: upstream gets the very text. */
export function parseClientMessage(json: string): ClientMessage | undefined {
  const message = parseObject(json);
  if (!message) return undefined;
  const { type, target, invocationId } = message;
  switch (type) {
    case 1:
      if (typeof target !== 'string' || !Array.isArray(message['arguments'])) return undefined;
      return typeof invocationId === 'string'
        ? { kind: 'invocation', target, invocationId, json }
        : { kind: 'invocation', target, json };
    case 4:
      return typeof invocationId === 'string' ? { kind: 'stream-invocation', invocationId } : undefined;
    case 6:
      return { kind: 'ping' };
    case 7:
      return { kind: 'close' };
    default:
      return typeof type === 'number' ? { kind: 'ignored' } : undefined;
  }
}

/**
 * What to answer to the first message of a connection: undefined when the handshake is good.
 * The JavaScript client announces version 2 once stateful reconnect was negotiated; both are spoken the same here.
 */
export function handshakeError(json: string): string | undefined {
  const request = parseObject(json);
  if (!request) return 'The handshake is not JSON.';
  if (request['protocol'] !== 'json') return `The protocol '${String(request['protocol'])}' is not supported.`;
  const version = request['version'];
  return version === 1 || version === 2 ? undefined : `The protocol version ${String(version)} is not supported.`;
}

function parseObject(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
