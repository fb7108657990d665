import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRingOutcome, type EndReason } from '../../protocol/callState';
import type { CallCapability } from '../../protocol/callCapability';
import { AgentStates } from './agentStates';
import { completions, promptly, refusal, type CommandBehaviour, type ReportedType } from './commandBehaviour';
import { dialSteps, type DialBehaviour } from './dialBehaviour';
import { commandOf, type GivenCommand } from './givenCommand';
import { finalOutcomeOf, isFields, reportOf, type ReadReport } from './readReport';
import { Rings, type Ring } from './rings';

export interface RingRequest {
  /** The caller's number, as the telephony system would send it. */
  readonly from: string;
  /** The agent's Entra object id. */
  readonly userId: string;
  readonly comments?: string;
  /** `seed`: the plain text `{"PhoneNumber":…,"comments":…}`. `event`: a CloudEvents 1.0 `call.offered`. */
  readonly kind: 'seed' | 'event';
  /** What an `event` call can do; all that this system can unless given. */
  readonly capabilities?: readonly CallCapability[];
}

export interface TelephonySystemOptions {
  /** Base of the adaptor's functions, ending in `/api`. Asked at each call: the adaptor starts after us. */
  readonly adaptorUrl: () => string;
  /** An app token with the role that the adaptor asks for. */
  readonly token: () => Promise<string>;
  /** False when the adaptor's webhooks go to somebody else: then it asks the adaptor what became of its rings. */
  readonly hearsWebhooks?: boolean;
}

/** It has no consultation calls, conferences or recording. */
const allItCan: readonly CallCapability[] = [
  'answer',
  'reject',
  'hold',
  'mute',
  'dtmf',
  'blindTransfer',
  'serverHangup',
];
const requestTimeoutMs = 20_000;
/** A call that would ring later than this has been given up by its caller. */
const maxPatienceMs = 10_000;
const maxTries = 3;
const askEveryMs = 500;
/** Longer than any ring lives. */
const maxAskingMs = 120_000;

interface PostAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const source = 'https://telephony.example.com/simulator';

/** A small telephony system: it rings agents through the adaptor and remembers what it is told about each ring. */
export class TelephonySystem {
  readonly rings = new Rings();
  readonly agents = new AgentStates();
  /** How it deals with commands from now on; see `CommandBehaviour`. */
  behaviour: CommandBehaviour = promptly;
  /** What becomes of a call that an agent dials; see `DialBehaviour`. */
  dialBehaviour: DialBehaviour = { outcome: 'answers', delayMs: 600 };
  /** Calls that their agent ended. */
  readonly #ended = new Set<string>();
  readonly #eventCalls = new Set<string>();
  readonly #listeners = new Set<(event: unknown) => void>();

  constructor(private readonly options: TelephonySystemOptions) {}

  /**
   * Posts one ring. Resolves with the ring as known after the adaptor's answer; a refusal to ring (409, 503) is an
   * outcome, not an error. Rejects when the adaptor cannot be reached or says that the request itself is wrong.
   */
  async ring(request: RingRequest): Promise<Ring> {
    const known = { from: request.from, ...(request.comments === undefined ? {} : { comments: request.comments }) };
    const callId = request.kind === 'event' ? `sim-${randomUUID()}` : undefined;
    // An `event` call has its id before the adaptor knows it, so that the quickest webhook already finds it.
    if (callId !== undefined) {
      this.#eventCalls.add(callId);
      this.rings.put(callId, { ...known, to: request.userId });
    }
    const message =
      callId === undefined
        ? JSON.stringify({ PhoneNumber: request.from, comments: request.comments ?? '' })
        : eventText(callId, 'call.offered', {
            direction: 'inbound',
            from: { number: request.from },
            capabilities: request.capabilities ?? allItCan,
            ...(request.comments === undefined ? {} : { comments: request.comments }),
          });
    const answer = await this.#post(request.userId, message);
    const answeredId = callId ?? textOf(answer.body.callId) ?? `refused-${randomUUID()}`;
    const to = request.userId;
    if (answer.status === 202) {
      const ring = this.rings.put(answeredId, { ...known, to });
      if (this.options.hearsWebhooks === false) void this.#askForOutcome(answeredId);
      return ring;
    }
    const problem = textOf(answer.body.title) ?? textOf(answer.body.detail) ?? `HTTP ${answer.status}`;
    if (answer.status === 409) return this.rings.put(answeredId, { ...known, to, problem, outcome: 'not-connected' });
    if (answer.status === 503) return this.rings.put(answeredId, { ...known, to, problem, outcome: 'not-shown' });
    throw new Error(`The adaptor refused the ring with HTTP ${answer.status}: ${problem}`);
  }

  /** Reports a later event of an `event` call, as when the caller gives up. */
  async report(callId: string, type: ReportedType, reason?: EndReason, commandId?: string): Promise<void> {
    const userId = this.rings.get(callId)?.to;
    if (userId === undefined) throw new Error('This telephony system has no such call.');
    const isNews = this.rings.get(callId)?.dialled !== undefined && type === 'call.alerting';
    const data = {
      // With the first word about a call that an agent dialled it is known what can be done with it.
      ...(isNews ? { direction: 'outbound', capabilities: allItCan } : {}),
      ...(reason === undefined ? {} : { reason }),
      ...(commandId === undefined ? {} : { commandId }),
    };
    const answer = await this.#post(userId, eventText(callId, type, data));
    if (answer.status !== 202) throw new Error(`The adaptor answered ${answer.status} to ${type}.`);
  }

  /** Makes an agent available or not ready. Resolves when the adaptor has it. */
  async setAgent(userId: string, ready: boolean, reason?: string): Promise<Readonly<Record<string, unknown>>> {
    const data = reason === undefined ? {} : { reason };
    const answer = await this.#post(userId, agentEventText(ready ? 'agent.available' : 'agent.not-ready', data));
    if (answer.status !== 202) throw new Error(`The adaptor answered ${answer.status} to the agent's state.`);
    return answer.body;
  }

  /** Calls back on each verified webhook, before it is taken; returns its undo. */
  onWebhook(listener: (event: unknown) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Takes a verified webhook: an agent's state, a ring's report, or a command, which is carried out and then reported. */
  receive(event: unknown): void {
    for (const listener of [...this.#listeners]) listener(event);
    if (this.agents.take(event)) return;
    const report = reportOf(event);
    if (report) return this.#takeReport(report);
    const given = commandOf(event);
    if (given !== undefined) this.#carryOut(given.callId, given.command);
  }

  #takeReport(report: ReadReport): void {
    const outcome = finalOutcomeOf(report);
    this.rings.put(report.callId, { told: report.outcome, ...(outcome === undefined ? {} : { outcome }) });
    if (outcome === 'accepted' && this.#eventCalls.has(report.callId)) {
      this.#reportLater(report.callId, 'call.connected');
    }
  }

  /** `GET calls/{callId}`, until the ring has its end or has been asked for long enough. */
  async #askForOutcome(callId: string): Promise<void> {
    const untilMs = Date.now() + maxAskingMs;
    for (let last: string | undefined; Date.now() < untilMs;) {
      await new Promise((resolve) => setTimeout(resolve, askEveryMs).unref());
      const report = await this.#outcomeOf(callId).catch(() => undefined);
      if (report === undefined || report.outcome === last) continue;
      last = report.outcome;
      this.#takeReport(report);
      if (report.final) return;
    }
  }

  async #outcomeOf(callId: string): Promise<ReadReport | undefined> {
    const response = await fetch(`${this.options.adaptorUrl()}/calls/${encodeURIComponent(callId)}`, {
      headers: { authorization: `Bearer ${await this.options.token()}` },
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
    const known: unknown = await response.json();
    if (!isFields(known) || !isRingOutcome(known.outcome)) return undefined;
    return { callId, outcome: known.outcome, final: known.final === true };
  }

  #carryOut(callId: string, given: GivenCommand): void {
    if (given.command === 'dial') return void this.#dial(callId, given);
    this.rings.put(callId, { given });
    if (given.command === 'hangup') this.#ended.add(callId);
    const { answer, delayMs } = this.behaviour;
    if (answer === 'never') return;
    const { type, reason } = answer === 'fails' ? refusal : completions[given.command];
    // The process must be able to end before a slow answer.
    setTimeout(() => this.#reportLater(callId, type, reason, given.commandId), delayMs).unref();
  }

  /** Dials for an agent: the steps of what becomes of it, unless the agent gives it up before. */
  async #dial(callId: string, given: GivenCommand): Promise<void> {
    const { target = '', userId = '' } = given;
    this.rings.put(callId, { given, to: userId, dialled: target });
    const { outcome, delayMs } = this.dialBehaviour;
    for (const { type, reason } of dialSteps[outcome]) {
      await new Promise((resolve) => setTimeout(resolve, delayMs).unref());
      if (this.#ended.has(callId)) return;
      this.#reportLater(callId, type, reason, given.commandId);
    }
  }

  #reportLater(callId: string, type: ReportedType, reason?: EndReason, commandId?: string): void {
    // A lost report shows itself: the call stays in its old state at the agent, where the tests look.
    this.report(callId, type, reason, commandId).catch(() => undefined);
  }

  /** Sends it again when the adaptor asks for patience: a call id or event id makes the repeat harmless. */
  async #post(userId: string, message: string, tries = 1): Promise<PostAnswer> {
    const response = await fetch(`${this.options.adaptorUrl()}/SendMessageToUser`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await this.options.token()}`, 'content-type': 'application/json' },
      body: JSON.stringify({ userId, message }),
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
    const body: unknown = await response.json().catch(() => ({}));
    const waitMs = Number(response.headers.get('retry-after') ?? NaN) * 1000;
    if (response.status === 429 && waitMs <= maxPatienceMs && tries < maxTries) {
      await sleep(waitMs);
      return this.#post(userId, message, tries + 1);
    }
    return { status: response.status, body: isFields(body) ? body : {} };
  }
}

const eventText = (callId: string, type: string, data: Readonly<Record<string, unknown>>): string =>
  cloudEventText(type, { callId, channel: 'voice', ...data }, { subject: callId });
const agentEventText = (type: string, data: Readonly<Record<string, unknown>>): string =>
  cloudEventText(type, data, {});

function cloudEventText(type: string, data: object, more: object): string {
  return JSON.stringify({
    specversion: '1.0',
    id: randomUUID(),
    source,
    type: `com.example.${type}`,
    ...more,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    data,
  });
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
