import type { AgentsDeed, MessagesView, PanelWord, TurnChange } from '../../messages/channel/messagesChannel';

/** What the panel has of conversations: what the leader told last, and the words that it may not have heard. */
export class MessagesDesk {
  private view: MessagesView | undefined;
  private behindMs = 0;
  private readonly listeners = new Set<() => void>();
  /** What is in the composers now, by conversation: newer than what any leader tells. */
  private readonly typed = new Map<string, string>();
  /** What the leader before this one had not stored, until this one has the conversation. */
  private readonly carried = new Map<string, Extract<AgentsDeed, { type: 'inherited' }>>();
  /** Those that the agent closed here: a leader that has not heard it is told again. */
  private readonly closed = new Set<string>();
  /** Notes and dispositions that the leader before this one had not saved. */
  private readonly unsaved = new Map<string, readonly TurnChange[]>();

  constructor(private readonly ports: { readonly say: (word: PanelWord) => void; readonly nowMs: () => number }) {}

  /** The leader told it. */
  readonly told = (view: MessagesView): void => {
    const before = this.view;
    if (before !== undefined && before.leader !== view.leader) this.carry(before);
    this.view = view;
    const isAnother = before?.leader !== view.leader;
    for (const { key } of isAnother ? view.conversations : []) if (this.closed.has(key)) this.closes(key);
    // Two pages count alike, but may have begun at different times of day.
    this.behindMs = this.ports.nowMs() - view.nowMs;
    for (const { key } of view.conversations) {
      const deed = this.carried.get(key);
      this.carried.delete(key);
      if (deed !== undefined) this.does(deed);
      this.unsaved.get(key)?.forEach((change) => this.changes(key, change));
      this.unsaved.delete(key);
    }
    this.listeners.forEach((listener) => listener());
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly getView = (): MessagesView | undefined => this.view;
  /** Now, on the clock of what was told. */
  readonly nowMs = (): number => this.ports.nowMs() - this.behindMs;

  readonly does = (deed: AgentsDeed): void => this.ports.say({ type: 'deed', deed });
  readonly changes = (key: string, change: TurnChange): void => this.ports.say({ type: 'wrap-up', key, change });
  readonly closes = (key: string): void => {
    this.closed.add(key);
    this.does({ type: 'dismissed', key });
  };
  readonly says = (type: 'typing' | 'drawn' | 'handed', key: string): void => this.ports.say({ type, key });

  readonly types = (key: string, text: string): void => {
    this.typed.set(key, text);
    this.does({ type: 'drafted', key, text });
    if (text !== '') this.says('typing', key);
  };
  readonly typedIn = (key: string): string | undefined => this.typed.get(key);

  /** The text has its id before the composer empties. */
  readonly writes = (key: string, id: string, text: string): void => {
    this.does({ type: 'written', key, id, text });
    this.typed.set(key, '');
  };

  private carry({ conversations }: MessagesView): void {
    for (const { key, draft, outbox, wrapUp } of conversations) {
      if (wrapUp !== undefined && wrapUp.saved !== 'saved')
        this.unsaved.set(key, [
          { what: 'notes', text: wrapUp.notes },
          { what: 'disposition', value: wrapUp.disposition },
        ]);
      const waiting = outbox.flatMap(({ id, text, state }) => (state === 'stored' ? [] : [{ id, text }]));
      this.carried.set(key, { type: 'inherited', key, draft: this.typed.get(key) ?? draft, outbox: waiting });
    }
  }
}
