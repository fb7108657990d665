import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandRules, type CallCommandName, type CommandName } from '../../../protocol/callCommand';
import type { CallCapability } from '../../../protocol/callCapability';
import type { RingOutcome } from '../../../protocol/callState';
import type { TelephonyEvent } from '../../../protocol/messages/telephonyEvent';
import { timings } from './base/timings';
import { until } from './base/until';
import { Failed, NotTried } from './base/verdicts';
import type { ArrivingCall, CreateDriver, Deed, Driver, Started, Step } from './drive/driver';
import { AdaptorStage } from './stage/adaptorStage';
import type { KnownCall } from './stage/callBook';
import { sendWebhook, webhookBody, type WebhookAnswer, type WebhookOddity } from './stage/sendWebhook';
import { callIdOf, counts, type Told } from './stage/told';

type Offered = TelephonyEvent & { readonly type: 'call.offered' };
export type Parts = Readonly<Record<string, unknown>>;

/** A call that was offered: how the phone system names it, and how the adaptor. */
export interface OfferedCall {
  readonly arriving: ArrivingCall;
  readonly callId: string;
  readonly userId: string;
  readonly offer: Offered;
  readonly capabilities: readonly CallCapability[];
}

/** One check's world: the adaptor's side, the connector and the phone system behind it, and what checks do with them. */
export class Scene {
  /** Numbers, names and other words that nobody may find in a log. */
  readonly personal: string[] = [];
  #started: Started | undefined;

  private constructor(
    readonly stage: AdaptorStage,
    readonly driver: Driver,
  ) {}

  static async open(createDriver: CreateDriver): Promise<Scene> {
    const stage = await AdaptorStage.start([randomUUID(), randomUUID()]);
    try {
      return new Scene(stage, await createDriver(stage.world));
    } catch (error) {
      await stage.stop();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.driver.close();
    await this.stage.stop();
  }

  /** Starts the connector; a second time after `kill`. */
  async start(): Promise<void> {
    if (this.#started !== undefined) this.stage.calls.connectorIsNew();
    this.#started = await this.driver.startConnector();
  }

  async kill(): Promise<void> {
    await this.need('killConnector')();
  }

  get agent(): string {
    return this.stage.world.agents[0];
  }

  /** A step of the driver. @throws NotTried where it has none */
  need<S extends Step>(step: S): NonNullable<Driver[S]> {
    const found = this.driver[step];
    if (found === undefined) throw new NotTried(this.driver.cannot?.[step] ?? `The driver has no ${step}.`);
    return (typeof found === 'function' ? found.bind(this.driver) : found) as NonNullable<Driver[S]>;
  }

  /** A call comes in at the phone system; nobody waits for what the connector does. */
  async arrives(more: Partial<ArrivingCall> = {}): Promise<ArrivingCall> {
    const tail = String(randomInt(100)).padStart(2, '0');
    const call = {
      ...{ key: randomUUID(), userId: this.agent, number: `+120255501${tail}`, name: `Zyx${randomInt(1e6)} Wvut` },
      ...more,
    };
    this.personal.push(call.number, call.name);
    await this.driver.callArrives(call);
    return call;
  }

  /** The offer of a call that has come in. */
  async offered(
    { userId, number, key }: ArrivingCall,
    before: number = 0,
    withinMs: number = timings.promptMs,
  ): Promise<OfferedCall> {
    const told = await until(
      () => `call.offered of a call that came in (${this.seen()})`,
      () => this.told('call.offered', { userId })[before],
      withinMs,
    );
    const { event } = told;
    const callId = callIdOf(told);
    if (event.type !== 'call.offered' || callId === undefined) throw new Failed('The offer has no call id.');
    return {
      arriving: { userId, number, key, name: '' },
      callId,
      userId,
      offer: event,
      capabilities: event.capabilities ?? [],
    };
  }

  /** A call comes in, is offered and shown. */
  async rings(more: Partial<ArrivingCall> = {}): Promise<OfferedCall> {
    const before = this.told('call.offered', { userId: more.userId ?? this.agent }).length;
    const call = await this.offered(await this.arrives(more), before);
    await this.reports(call, 'shown');
    return call;
  }

  /** A call comes in and is answered, by Accept or at the telephone. */
  async talks(more: Partial<ArrivingCall> = {}): Promise<OfferedCall> {
    const call = await this.rings(more);
    await this.reports(call, 'accepted');
    await this.isAnswered(call);
    await this.untilTold('call.connected', call);
    return call;
  }

  /** Where Accept does not answer the telephone, somebody takes it up. */
  async isAnswered({ arriving, capabilities }: OfferedCall): Promise<void> {
    if (!capabilities.includes('answer')) await this.driver.phoneAnswers?.(arriving.key);
  }

  /** What was told and counts, in order. */
  told(type: string, about: { readonly callId?: string; readonly userId?: string } = {}): readonly Told[] {
    const { callId, userId } = about;
    return this.stage.told.filter(
      (told) =>
        told.event.type === type &&
        counts(told) &&
        (callId === undefined || callIdOf(told) === callId) &&
        (userId === undefined || told.userId === userId),
    );
  }

  /** The types of all that was told of a call and counts. */
  story({ callId }: { readonly callId: string }): readonly string[] {
    return this.stage.told.filter((told) => callIdOf(told) === callId && counts(told)).map(({ event }) => event.type);
  }

  untilTold(type: string, { callId }: { readonly callId: string }, withinMs: number = timings.promptMs): Promise<Told> {
    return until(
      () => `${type} (${this.seen(callId)})`,
      () => this.told(type, { callId })[0],
      withinMs,
    );
  }

  /** Waits until something was told, whatever became of it, but not longer than this. */
  async isHeard(type: string, atMostMs: number): Promise<void> {
    const isThere = (): boolean => this.stage.told.some(({ event }) => event.type === type);
    for (const endMs = performance.now() + atMostMs; !isThere() && performance.now() < endMs;)
      await sleep(timings.lookEveryMs);
  }

  /** Nothing more is expected: whatever comes now is too much. */
  quiet(): Promise<void> {
    return sleep(timings.quietMs);
  }

  /** What was seen, for a failure's words. Types only: neither numbers nor names. */
  seen(callId?: string): string {
    const of = this.stage.told.filter((told) => callId === undefined || callIdOf(told) === callId);
    return of.length === 0
      ? 'told so far: nothing'
      : `told so far: ${of.map(({ event, answered }) => `${event.type} → ${answered}`).join(', ')}`;
  }

  /** What the phone system did, where the driver tells it. */
  deeds(what: Deed['what'], about?: string): readonly Deed[] {
    return (this.driver.deeds?.() ?? []).filter(
      (deed) => deed.what === what && (about === undefined || deed.about === about),
    );
  }

  /** @throws NotTried where the driver does not tell what was done */
  async untilDone(what: Deed['what'], about: string): Promise<Deed> {
    this.need('deeds');
    return until(`the phone system to do it (${what})`, () => this.deeds(what, about)[0], timings.promptMs);
  }

  /** Sends a webhook once. */
  webhook(type: string, subject: string, data: object, odd: WebhookOddity = {}): Promise<WebhookAnswer> {
    return this.rawWebhook((id) => webhookBody(id, type, subject, data), odd);
  }

  rawWebhook(body: (id: string) => string, odd: WebhookOddity = {}): Promise<WebhookAnswer> {
    if (this.#started === undefined) throw new Error('The connector was not started.');
    const { webhookUrl, ca } = this.#started;
    const target = { url: webhookUrl, secret: this.stage.world.webhookSecret, ...(ca === undefined ? {} : { ca }) };
    return sendWebhook(target, body, odd);
  }

  /** Sends a webhook as the adaptor does: again until it is taken. @throws Failed */
  async deliver(type: string, subject: string, data: object): Promise<void> {
    let last: WebhookAnswer | undefined;
    for (let tries = 1; tries <= 3; tries += 1) {
      last = await this.webhook(type, subject, data, last === undefined ? {} : { id: last.id });
      if (isTaken(last)) return;
      await sleep(500);
    }
    throw new Failed(`The webhook ${type} was not taken: ${last?.status ?? 'no answer'}, three times.`);
  }

  /** The softphone has said what became of a ring. */
  async reports({ callId, userId }: OfferedCall, outcome: RingOutcome): Promise<void> {
    const call = this.knownCall(callId, userId);
    const final = outcome !== 'shown' && outcome !== 'handed-to-host';
    const isRinging = call.state === 'offered' || call.state === 'alerting';
    if (isRinging) call.state = final ? (outcome === 'accepted' ? 'connected' : 'disconnected') : 'alerting';
    call.outcome = outcome;
    await this.deliver('ring.reported', callId, { callId, userId, outcome, final, state: call.state });
  }

  /** The agent wants something done with a call. @returns the command's id */
  async commands(
    call: { readonly callId: string; readonly userId: string },
    command: CallCommandName,
    parts: Parts = {},
  ): Promise<string> {
    const { commandId, data } = this.command(call, command, parts);
    await this.deliver('command.requested', call.callId, data);
    return commandId;
  }

  /** Makes a command known to the adaptor's side and gives what its webhook says. */
  command(
    { callId, userId }: { readonly callId: string; readonly userId: string },
    command: CommandName,
    parts: Parts = {},
  ) {
    const commandId = command === 'dial' ? callId : randomUUID();
    const call = command === 'dial' ? this.stage.calls.dial(callId, userId) : this.knownCall(callId, userId);
    call.commands.set(commandId, { command });
    for (const part of [parts.digits, parts.target, parts.text]) if (typeof part === 'string') this.personal.push(part);
    return { commandId, data: { callId, userId, commandId, command, ...parts, expiresInMs: timings.commandLifeMs } };
  }

  knownCall(callId: string, userId: string): KnownCall {
    const call = this.stage.calls.get(callId, userId);
    if (call === undefined) throw new Error('The suite asks for a call that it does not know.');
    return call;
  }

  /** @throws NotTried where the connector did not declare what the command needs */
  declares({ capabilities }: OfferedCall, command: CallCommandName): void {
    const needs = commandRules[command].needs;
    if (!capabilities.includes(needs)) throw new NotTried(`The connector does not declare ${needs} for its calls.`);
  }
}

export const isTaken = ({ status }: WebhookAnswer): boolean => status !== undefined && status >= 200 && status < 300;
