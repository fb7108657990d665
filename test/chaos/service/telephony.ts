import { isFields, parseJson, type Fields } from '../../../protocol/fields';
import { readText } from './readText';
import type { Journal, RingStory } from '../journal';
import type { RingPlan } from '../schedule';
import type { VirtualTime } from '../time/virtualTime';
import { VirtualProcess } from '../time/virtualProcess';

export const telephonyHost = 'telephony.example.com';
const tryEveryMs = 1_000;
/** A caller does not wait longer for us to take the ring. */
const maxTries = 12;
const maxLaterTries = 200;

export interface TelephonyPorts {
  readonly time: Pick<VirtualTime, 'elapsedMs' | 'sleep'> & {
    readonly after: (delayMs: number, callback: () => void) => unknown;
  };
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly journal: Journal;
  readonly adaptorUrl: string;
  readonly oidOf: (agent: number) => string;
  readonly token: () => Promise<string>;
  /** Whether this call no longer rings, by what the adaptor has stored. */
  readonly isOver: (callId: string) => boolean;
  /** When it must be known what became of a ring that was accepted then. */
  readonly knownByMs: (acceptedAtMs: number) => number;
}

/** A telephony system that follows docs/connect-telephony.md: repeats what got no answer, believes what it is told. */
export class Telephony {
  readonly process = new VirtualProcess('telephony');
  private readonly webhookIds = new Set<string>();
  /** What the receiver does with a webhook. */
  onWebhook: () => 'takes' | 'refuses' | 'hangs' | 'upgrades' = () => 'takes';
  private offersAgain = 0;

  constructor(private readonly ports: TelephonyPorts) {}

  offer(plan: RingPlan): void {
    this.process.run(() => void this.ring(plan));
  }

  /** What a queue does when nobody has taken the call: the same call once more, as a new event. */
  offerLastAgain(): void {
    const accepted = this.ports.journal.all().filter(({ acceptedAtMs }) => acceptedAtMs !== undefined);
    const story = accepted.filter(({ plan }) => plan.style === 'event').at(-1);
    if (story !== undefined) this.process.run(() => void this.ringAgain(story));
  }

  /** The telephony system asks what became of a call, until it gets an answer. */
  ask(story: RingStory): Promise<Fields | undefined> {
    return this.process.run(async () => {
      for (let tries = 0; tries < maxLaterTries; tries += 1) {
        const [callId] = story.callIds;
        const answer = await this.request('GET', `calls/${encodeURIComponent(callId ?? '')}`);
        if (answer?.status === 200) {
          const body = toFields(answer.body);
          const outcome = readText(body.outcome) ?? readText(body.reason);
          if (outcome !== undefined)
            this.told(story, 'get', outcome, body.final === true || body.state === 'disconnected');
          return body;
        }
        if (answer?.status === 404) return undefined;
        await this.ports.time.sleep(tryEveryMs);
      }
      return undefined;
    });
  }

  /** Ends a call on the telephony side. */
  end(story: RingStory, reason: 'normal' | 'cancelled'): Promise<void> {
    return this.process.run(() => this.sendEnd(story, reason));
  }

  private async ring(plan: RingPlan): Promise<void> {
    const story = this.ports.journal.offered(plan);
    const body = JSON.stringify({ userId: this.ports.oidOf(plan.agent), message: messageOf(plan) });
    for (let tries = 0; tries < maxTries; tries += 1) {
      story.lastTryAtMs = this.ports.time.elapsedMs;
      const answer = await this.request('POST', 'SendMessageToUser', body, plan.id);
      const callId = readText(toFields(answer?.body).callId);
      if (callId !== undefined) this.ports.journal.named(story, callId);
      if (answer?.status === 202) {
        story.acceptedAtMs = this.ports.time.elapsedMs;
        this.ports.journal.note(`accepted ${plan.id}`);
        this.ports.time.after(
          this.ports.knownByMs(this.ports.time.elapsedMs) - this.ports.time.elapsedMs,
          () => void this.ask(story),
        );
        if (plan.endBy === 'cancel') this.ports.time.after(plan.endAfterMs, () => void this.cancel(story));
        return;
      }
      if (answer !== undefined && answer.status < 500 && answer.status !== 429) {
        this.ports.journal.note(`refused ${plan.id} ${answer.status}`);
        return;
      }
      await this.ports.time.sleep(tryEveryMs);
    }
    // Nobody answered for certain: the caller goes elsewhere, and a ring that may be on its way is taken back.
    this.ports.journal.note(`given up ${plan.id}`);
    if (plan.style === 'event') await this.sendEnd(story, 'cancelled');
  }

  /** 202 says that it rings; over, it must be refused in the answer. */
  private async ringAgain(story: RingStory): Promise<void> {
    const { plan } = story;
    const message = messageOf(plan, `again-${(this.offersAgain += 1)}-${plan.id}`);
    const body = JSON.stringify({ userId: this.ports.oidOf(plan.agent), message });
    for (let tries = 0; tries < maxTries; tries += 1) {
      const wasOver = this.ports.isOver(plan.id);
      const answer = await this.request('POST', 'SendMessageToUser', body);
      const { state } = toFields(answer?.body);
      if (answer !== undefined)
        this.ports.journal.note(`offered again ${plan.id} ${answer.status} ${readText(state) ?? ''}`);
      if (answer?.status === 202) {
        if (wasOver) story.problems.push(`offered again when over, told ${readText(state) ?? ''}, and nothing rings`);
        return;
      }
      if (answer !== undefined && answer.status < 500 && answer.status !== 429) {
        if (answer.status !== 409) story.problems.push(`offered again, refused with ${answer.status}`);
        return;
      }
      await this.ports.time.sleep(tryEveryMs);
    }
  }

  private async cancel(story: RingStory): Promise<void> {
    if (story.plan.style === 'text' || story.told.some(({ final }) => final)) return;
    await this.sendEnd(story, 'cancelled');
  }

  private async sendEnd(story: RingStory, reason: 'normal' | 'cancelled'): Promise<void> {
    const [callId = story.plan.id] = story.callIds;
    const message = JSON.stringify({
      specversion: '1.0',
      id: `end-${story.plan.id}`,
      source: '/pbx',
      type: 'call.disconnected',
      data: { callId, reason },
    });
    const body = JSON.stringify({ userId: this.ports.oidOf(story.plan.agent), message });
    for (let tries = 0; tries < maxLaterTries; tries += 1) {
      const answer = await this.request('POST', 'SendMessageToUser', body);
      if (answer !== undefined && answer.status < 500 && answer.status !== 429) {
        if (answer.status === 202) story.takenBack = true;
        return;
      }
      await this.ports.time.sleep(tryEveryMs);
    }
  }

  /** A webhook. @returns false when it has to come again */
  hears(entry: Fields): boolean {
    const data = isFields(entry.data) ? entry.data : {};
    const id = readText(entry.id) ?? '';
    const story = this.ports.journal.storyOf(readText(data.callId) ?? '');
    // Of a plain text's call it may hear before the 202 that names it: then it asks to be told again.
    if (story === undefined) return false;
    if (this.webhookIds.has(id)) return true;
    this.webhookIds.add(id);
    if (entry.type === 'command.requested') {
      void this.sendEnd(story, 'normal');
      return true;
    }
    const outcome = readText(data.outcome) ?? '';
    this.told(story, 'webhook', outcome, data.final === true);
    if (outcome === 'accepted' && story.plan.endBy === 'caller' && story.plan.style === 'event') {
      this.ports.time.after(story.plan.endAfterMs, () => void this.sendEnd(story, 'normal'));
    }
    return true;
  }

  private told(story: RingStory, by: 'webhook' | 'get', outcome: string, final: boolean): void {
    story.told.push({ atMs: this.ports.time.elapsedMs, by, outcome, final });
    this.ports.journal.note(`told ${story.plan.id} ${by} ${outcome}`);
  }

  private async request(
    method: string,
    path: string,
    body?: string,
    idempotencyKey?: string,
  ): Promise<{ readonly status: number; readonly body: string } | undefined> {
    try {
      const response = await this.ports.fetch(`${this.ports.adaptorUrl}/${path}`, {
        method,
        headers: {
          authorization: `Bearer ${await this.ports.token()}`,
          'content-type': 'application/json',
          ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
        },
        ...(body === undefined ? {} : { body }),
      });
      return { status: response.status, body: await response.text() };
    } catch {
      return undefined;
    }
  }
}

const number = '+12025550123';

function messageOf({ id, style }: RingPlan, eventId = `offer-${id}`): string {
  if (style === 'text') return JSON.stringify({ PhoneNumber: number, comments: id });
  const data = { callId: id, from: { number }, comments: id };
  return JSON.stringify({ specversion: '1.0', id: eventId, source: '/pbx', type: 'call.offered', data });
}

export function toFields(text: string | undefined): Fields {
  const json = parseJson(text ?? '');
  return json.ok && isFields(json.value) ? json.value : {};
}
