import { createHmac } from 'node:crypto';
import { directory } from '../../../simulator/directory';
import { receiveNotificationTarget } from '../../../protocol/targets';
import type { Simulator } from '../../../simulator/startSimulator';
import type { Agent } from './useSimulator';

/** Pushes anything at all to an agent through the SignalR Service's REST API, past the adaptor. */
export async function pushRaw(simulator: Simulator, agent: Agent, args: readonly unknown[]): Promise<number> {
  const { Endpoint = '', AccessKey = '' } = Object.fromEntries(
    simulator.signalr.connectionString
      .split(';')
      .map((part) => [part.split('=')[0], part.slice(part.indexOf('=') + 1)]),
  ) as { Endpoint?: string; AccessKey?: string };
  const user = encodeURIComponent(`${directory.tenantId}_${agent.oid}`);
  const url = `${Endpoint.replace(/\/$/, '')}/api/hubs/softphone/users/${user}/:send?api-version=2022-06-01`;
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const nowS = Math.floor(Date.now() / 1000);
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ aud: url.split('?')[0], iat: nowS, exp: nowS + 60 })}`;
  const signature = createHmac('sha256', AccessKey).update(signed).digest('base64url');
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${signed}.${signature}`, 'content-type': 'application/json' },
    body: JSON.stringify({ target: receiveNotificationTarget, arguments: args }),
  });
  return response.status;
}
