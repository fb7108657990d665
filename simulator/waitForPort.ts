import type { ChildProcess } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const waitMs = 20_000;
const lookEveryMs = 25;

/** Waits until the child listens on a loopback port. @throws Error naming `what` when it ends or stays silent */
export async function waitForPort(port: number, child: ChildProcess, what: string): Promise<void> {
  for (let waitedMs = 0; waitedMs < waitMs; waitedMs += lookEveryMs) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`${what} ended before it was ready.`);
    if (await canConnect(port)) return;
    await sleep(lookEveryMs);
  }
  throw new Error(`${what} was not ready after ${waitMs / 1000} s.`);
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (result: boolean): void => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
