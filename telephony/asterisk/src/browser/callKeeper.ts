import { setTimeout as sleep } from 'node:timers/promises';
import { numberOf, type AmiMessage } from '../ami/amiMessage';
import { timings } from '../base/timings';
import type { WarnOnce } from '../base/warnOnce';
import { amiActions } from '../commands/amiActions';
import type { PbxPort } from '../commands/pbxPort';
import type { Leg } from '../pbx/leg';
import type { PbxModel } from '../pbx/pbxModel';
import { readContactStatus } from './contactStatus';

export interface CallKeeperParts {
  readonly pbx: PbxPort;
  readonly model: PbxModel;
  /** The connector's own part of the dialplan. */
  readonly context: string;
  readonly isBrowser: (endpoint: string) => boolean;
  /** The id under which the adaptor knows the call. */
  readonly idOf: (leg: Leg) => string;
  /** Legs that something other than an event has changed. */
  readonly onChanged: (legs: readonly Leg[]) => void;
  readonly onFailed: (what: string, callId: string, error: unknown) => void;
}

/**
 * Keeps the calls of a browser that goes away in mid-call (a reload, a crash, a closed tab): its caller hears music, and
 * the telephone that registers next gets the call back. A registration that is lost says nothing yet: after a cut of the
 * network the sound goes on without it. What counts is that no sound comes any more.
 */
export class CallKeeper {
  /** The telephone that is registered, by endpoint. */
  readonly #there = new Map<string, string>();
  readonly #listening = new Set<string>();
  #isAble = false;

  constructor(private readonly parts: CallKeeperParts) {}

  /** Has the PBX the extensions that this needs? Without them a call that loses its browser ends, and that is said. */
  async check(warnOnce: WarnOnce): Promise<void> {
    const { pbx, context } = this.parts;
    const rows = await pbx.list(amiActions.showExtension(context, 'take')).catch(() => []);
    this.#isAble = rows.length > 0;
    if (!this.#isAble) warnOnce('own-context-old', context, { context });
  }

  take(event: AmiMessage): void {
    const contact = readContactStatus(event);
    if (contact === undefined || !this.#isAble || !this.parts.isBrowser(contact.endpoint)) return;
    const { endpoint, instance, there } = contact;
    const before = this.#there.get(endpoint);
    if (there) this.#there.set(endpoint, instance);
    // The end of an older one may be told after the beginning of the next.
    else if (before === instance) this.#there.delete(endpoint);
    if (there ? before === instance : before !== undefined && before !== instance) return;
    for (const leg of this.parts.model.legs()) {
      const isTalking = leg.phase === 'connected' || leg.phase === 'held';
      if (leg.endpoint !== endpoint || !isTalking) continue;
      if (leg.resumesWith === undefined) void this.#listen(leg);
      else if (there) this.#send(leg, 'take').catch((error: unknown) => this.parts.onFailed('take', leg.callId, error));
    }
  }

  /** Does its sound go on? Where it does not, the far end hears music, or is given back to the browser at once. */
  async #listen(leg: Leg): Promise<void> {
    if (this.#listening.has(leg.callId)) return;
    this.#listening.add(leg.callId);
    try {
      const before = await this.#packets(leg);
      await sleep(timings.soundLooksMs);
      const after = await this.#packets(leg);
      const now = this.parts.model.legOf(leg.callId);
      // It was answered only just now, is over, or goes on.
      if (now === undefined || now.channelId !== leg.channelId || before === undefined || after !== before) return;
      await this.#leave(now);
    } catch (error) {
      this.parts.onFailed('keep', leg.callId, error);
    } finally {
      this.#listening.delete(leg.callId);
    }
  }

  async #packets(leg: Leg): Promise<number | undefined> {
    const { pbx, model } = this.parts;
    const own = model.channels.get(leg.channelId);
    if (own === undefined) return undefined;
    return numberOf(await pbx.action(amiActions.variable(own.name, 'CHANNEL(rtcp,rxcount)')), 'Value');
  }

  async #leave(leg: Leg): Promise<void> {
    const { pbx, model, idOf, onChanged } = this.parts;
    // The others of a conference go on: none of them is to be torn out of it.
    if ((leg.parties?.length ?? 0) > 1) {
      const own = model.ownOf(leg);
      onChanged(model.areHandedOn(leg));
      return void (own && (await pbx.action(amiActions.hangup(own.name, 16))));
    }
    const farEnd = model.farEnd(leg);
    if (farEnd === undefined) return;
    const values = { __CRM_CALL: idOf(leg), CRM_PHONE: leg.endpoint, CRM_QUEUE: leg.queue ?? '' };
    for (const [name, value] of Object.entries(values))
      await pbx.action(amiActions.setVariable(farEnd.name, name, value));
    // It was ended meanwhile, and told so: nobody would come back for its far end.
    if (model.legOf(leg.callId)?.channelId !== leg.channelId) return;
    model.willResume(leg, farEnd);
    try {
      await this.#send({ ...leg, resumesWith: farEnd.id }, this.#there.has(leg.endpoint) ? 'take' : 'lost');
    } catch (error) {
      model.willResume(leg, undefined);
      throw error;
    }
  }

  async #send(leg: Leg, exten: 'take' | 'lost'): Promise<void> {
    const { pbx, model, context } = this.parts;
    const farEnd = model.channels.get(leg.resumesWith);
    if (farEnd !== undefined) await pbx.action(amiActions.send(farEnd.name, context, exten));
  }
}
