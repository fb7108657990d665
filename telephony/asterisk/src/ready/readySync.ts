import { setTimeout as sleep } from 'node:timers/promises';
import type { AgentReport } from '../../../../protocol/messages/answers';
import type { TelephonyClient } from '../../../client/src/telephonyClient';
import type { Log } from '../../../base/log';
import { timings } from '../base/timings';
import { amiActions } from '../commands/amiActions';
import type { PbxPort } from '../commands/pbxPort';
import type { QueueMembers } from './queueMembers';
import { isSamePause, wantedPause, wishOf, type PauseState, type Ready } from './readiness';

export interface ReadySyncParts {
  readonly userId: string;
  readonly endpoint: string;
  readonly client: Pick<TelephonyClient, 'setAgent'>;
  readonly pbx: PbxPort;
  readonly members: QueueMembers;
  readonly log: Log;
}

/** Keeps one agent's state at the adaptor and the pauses in the PBX's queues equal, whoever changes one of them. */
export class ReadySync {
  #agent: Ready | undefined;
  #pause: PauseState | undefined;
  /** One thing after the other: a change must not overtake the one before. */
  #queue: Promise<void> = Promise.resolve();

  constructor(private readonly parts: ReadySyncParts) {}

  /** The adaptor tells how the agent stands. */
  adaptorSays(report: AgentReport): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#agent !== undefined && report.version <= this.#agent.version) return;
      this.#agent = report;
      await this.#pauseAsWanted();
    });
  }

  /** A pause or a membership of the agent has changed at the PBX. */
  pbxChanged(): Promise<void> {
    return this.#inTurn(() => this.#follow());
  }

  /**
   * After a (re)connection to the PBX. What was changed there meanwhile counts; on the first time, when nobody knows
   * which is newer, the adaptor does, unless it has never heard of the agent.
   * @param report how the agent stands at the adaptor, where it was asked
   */
  compare(report?: AgentReport): Promise<void> {
    return this.#inTurn(async () => {
      // An agent who has chosen before the queues were read is no reason to believe an older pause.
      const isFirst = this.#pause === undefined;
      if (report !== undefined && (this.#agent === undefined || report.version > this.#agent.version)) {
        this.#agent = report;
      }
      if (isFirst && (this.#agent?.version ?? 0) > 0) this.#pause = this.#now();
      else await this.#follow();
      await this.#pauseAsWanted();
    });
  }

  /** A membership is new, or a PBX that was restarted has forgotten its pauses: nobody there has said anything of the agent. */
  joined(): Promise<void> {
    return this.#inTurn(async () => {
      if ((this.#agent?.version ?? 0) > 0) this.#pause = this.#now();
      else await this.#follow();
      await this.#pauseAsWanted();
    });
  }

  #now(): PauseState | undefined {
    return this.parts.members.pause(this.parts.endpoint);
  }

  async #follow(): Promise<void> {
    const pause = this.#now();
    const before = this.#pause;
    this.#pause = pause;
    if (pause === undefined || this.#agent === undefined) return;
    const wish = wishOf(pause, before, this.#agent);
    if (wish === undefined) return;
    const { client, userId, log } = this.parts;
    const report = await client.setAgent(userId, wish);
    if (report.version > this.#agent.version) this.#agent = report;
    log.info('pause-taken-over', { userId, ready: wish.ready });
  }

  async #pauseAsWanted(): Promise<void> {
    const { members, endpoint, pbx } = this.parts;
    const now = this.#now();
    if (this.#agent === undefined || now === undefined) return;
    const wanted = wantedPause(this.#agent);
    if (isSamePause(now, wanted)) return;
    for (const name of members.names(endpoint)) {
      await pbx.action(wanted.paused ? amiActions.pause(name, wanted.reason) : amiActions.unpause(name));
    }
    // Its own event is no news: until it has come nothing else is looked at, or a quick change would be undone by it.
    for (const endMs = performance.now() + timings.effectMs; performance.now() < endMs; await sleep(10)) {
      this.#pause = this.#now();
      if (this.#pause === undefined || isSamePause(this.#pause, wanted)) return;
    }
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const { log, userId } = this.parts;
    this.#queue = this.#queue.then(work).catch((error: unknown) => {
      log.warn('state-not-equal', { userId, error: error instanceof Error ? error.name : 'unknown' });
    });
    return this.#queue;
  }
}
