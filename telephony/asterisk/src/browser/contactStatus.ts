import { headerOf, type AmiMessage } from '../ami/amiMessage';

/** What the PBX says of the registration of a telephone. */
export interface ContactStatus {
  readonly endpoint: string;
  /** Made anew by each start of a browser's telephone, and kept over a lost connection. */
  readonly instance: string;
  readonly there: boolean;
}

/** Reads the event `ContactStatus`; `undefined` for all others. */
export function readContactStatus(event: AmiMessage): ContactStatus | undefined {
  if (headerOf(event, 'Event') !== 'ContactStatus') return undefined;
  const endpoint = headerOf(event, 'EndpointName') ?? headerOf(event, 'AOR');
  const instance = /^"?<?sips?:([^@;>]+)@/i.exec(headerOf(event, 'URI') ?? '')?.[1];
  if (endpoint === undefined || instance === undefined) return undefined;
  return { endpoint, instance, there: !/^(Removed|Unreachable)$/i.test(headerOf(event, 'ContactStatus') ?? '') };
}
