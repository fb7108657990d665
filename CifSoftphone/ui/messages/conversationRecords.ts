import { recordOf } from '../../core/calls/recordOf';
import type { CallView } from '../../core/calls/callView';
import type { SoftphoneSettings } from '../../core/settings/softphoneSettings';
import type { ConversationView } from '../../core/messages/conversationView';
import type { HostPort } from '../../host/hostPort';
import { channelWord } from './chatWords';
import type { ChatTexts } from './chatStringKeys';

/** Where this panel stands, and what makers set there. */
export interface RecordsHost {
  readonly host: HostPort;
  readonly settings: () => Pick<SoftphoneSettings, 'screenPop' | 'closeSessionWhenDone'>;
}

/** As for calls: so long the session waits for the search after the accept. */
const matchBudgetMs = 250;

/**
 * Opens the customer of each conversation that the agent accepted here, once, in what the host has for a call: a session
 * of its own, or the record in the place of the page.
 */
export class ConversationRecords {
  private where: RecordsHost | undefined;
  private readonly acceptedAtMs = new Map<string, number>();
  /** By conversation: the record that was opened; empty where nobody was known. */
  private readonly opened = new Map<string, string>();
  private readonly news = new Map<string, number>();
  private readonly failed = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private latest: readonly ConversationView[] = [];

  constructor(
    private readonly texts: ChatTexts,
    private readonly nowMs: () => number,
  ) {}

  use(where: RecordsHost): void {
    this.where = where;
    this.follow(this.latest);
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  hasFailed(key: string): boolean {
    return this.failed.has(key);
  }
  canOpen(): boolean {
    return this.where?.host.openRecord !== undefined;
  }

  /** The agent pressed Accept in this panel. */
  accepted(key: string): void {
    this.acceptedAtMs.set(key, this.nowMs());
  }

  follow(conversations: readonly ConversationView[]): void {
    this.latest = conversations;
    for (const one of conversations) {
      if (this.where === undefined || one.snapshot.state === 'ended') continue;
      this.tells(one);
      if (this.opened.has(one.key)) this.follows(one);
      else this.considers(one);
    }
  }

  /** By the agent's own press: the session if there is none yet, else the record in it. */
  open(conversation: ConversationView): void {
    const { host } = this.where ?? {};
    const call = asCall(conversation, this.texts);
    const record = recordOf(call);
    const isFirst = !this.opened.has(conversation.key) && host?.openSession !== undefined;
    this.opened.set(conversation.key, record?.id ?? '');
    this.does(conversation.key, isFirst ? host.openSession?.(call) : record && host?.openRecord?.(record));
  }

  /** The agent is done with it: its session goes, unless the agent works on in it. */
  done({ key }: ConversationView): void {
    const { host, settings } = this.where ?? {};
    const record = this.opened.get(key) ?? '';
    if (settings?.().closeSessionWhenDone) host?.closeSession?.(key, record === '' ? [] : [record]);
    for (const known of [this.acceptedAtMs, this.opened, this.news, this.failed]) known.delete(key);
  }

  private considers(one: ConversationView): void {
    const { key, snapshot, customer } = one;
    const screenPop = this.where?.settings().screenPop ?? 'manual';
    const isOffer = snapshot.state === 'offered' || snapshot.state === 'alerting';
    if (screenPop === 'manual') return;
    // Who nobody knows yet, or who may be several, opens nothing before the agent has the conversation.
    if (isOffer)
      return screenPop === 'ring' && recordOf(asCall(one, this.texts)) !== undefined ? this.open(one) : undefined;
    const sinceMs = this.acceptedAtMs.get(key);
    if (sinceMs === undefined) return;
    if (customer !== undefined || snapshot.record !== undefined || this.nowMs() - sinceMs >= matchBudgetMs)
      return this.open(one);
    setTimeout(() => this.follow(this.latest), matchBudgetMs);
  }

  /** The search was late, or the agent says that it is somebody else. */
  private follows(one: ConversationView): void {
    const call = asCall(one, this.texts);
    const id = recordOf(call)?.id ?? '';
    if (id === '' || id === this.opened.get(one.key)) return;
    this.opened.set(one.key, id);
    this.does(one.key, this.where?.host.followCustomer?.(call));
  }

  /** A number on its session in the rail, where the host has such. */
  private tells({ key, unread }: ConversationView): void {
    if (unread > (this.news.get(key) ?? 0)) this.where?.host.markSession?.(key, unread);
    this.news.set(key, unread);
  }

  private does(key: string, opening: Promise<void> | undefined): void {
    this.failed.delete(key);
    void opening?.catch(() => {
      this.failed.add(key);
      this.listeners.forEach((listener) => listener());
    });
    this.listeners.forEach((listener) => listener());
  }
}

/** The conversation as hosts know whom the agent works for: they have sessions, records and search pages for calls. */
function asCall(conversation: ConversationView, texts: ChatTexts): CallView {
  const { key, snapshot, customer } = conversation;
  const { direction, from, to, conversationId, channel, record, comments } = snapshot;
  const { address, kind, displayName, withheld } = direction === 'inbound' ? from : to;
  const asked = kind === 'handle' ? displayName : address;
  const none = { underWay: undefined, reason: undefined, e164: undefined, numberKind: undefined, search: undefined };
  return {
    ...none,
    key,
    callId: conversationId as unknown as CallView['callId'],
    direction,
    state: 'connected',
    number: asked,
    withheld: withheld ?? false,
    // A title that is a bare number has blocked the switch of sessions in Dynamics.
    displayName: displayName ?? `${channelWord(channel, texts)} ${address ?? ''}`.trim(),
    customer,
    record,
    comments,
    ringEndsAtMs: undefined,
    connectedAtMs: undefined,
    assumed: false,
    offers: [],
    commands: [],
    muted: false,
  };
}
