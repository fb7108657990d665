import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { RunningPart } from '../../../simulator/parts';
import type { UpstreamRule } from '../../../simulator/signalr/upstreamRule';
import { stopChild } from '../../../simulator/stopChild';

/** The SignalR Service in a process of its own, as it is in the cloud: it must not share a processor turn with its clients. */
export interface ServicePart extends RunningPart {
  readonly connectionString: string;
  readonly pid: number;
  setUpstream(rules: readonly UpstreamRule[]): void;
  /** REST calls of the data plane since start. */
  restRequests(): Promise<number>;
}

export type ServiceQuestion = { readonly upstream: readonly UpstreamRule[] } | 'rest';
export type ServiceAnswer = { readonly url: string; readonly connectionString: string } | { readonly rest: number };

/** @throws Error when it does not start */
export async function startServicePart(): Promise<ServicePart> {
  const child = fork(join(__dirname, 'serviceProcess.ts'));
  const ask = (question?: ServiceQuestion): Promise<ServiceAnswer> =>
    new Promise((resolve, reject) => {
      child.once('message', (answer) => resolve(answer as ServiceAnswer));
      child.once('exit', () => reject(new Error('The SignalR Service has ended.')));
      if (question !== undefined) child.send(question);
    });
  const first = await ask();
  if (!('url' in first) || child.pid === undefined) throw new Error('The SignalR Service did not start.');
  return {
    ...first,
    pid: child.pid,
    setUpstream: (upstream) => void child.send({ upstream }),
    restRequests: async () => {
      const answer = await ask('rest');
      return 'rest' in answer ? answer.rest : 0;
    },
    stop: () => stopChild(child, 'SIGTERM'),
  };
}
