import type { CallView } from '../../core/calls/callView';
import type { Trouble } from '../../core/troubles/trouble';
import { Troubles, type About, type Matter } from '../../core/troubles/troubles';

/** What the agent is told of what went wrong: about calls and choices, else about the line, else about activities. */
export class LineTroubles {
  /** About the agent's calls and choices. */
  private readonly told = new Troubles();
  private line: Trouble | undefined;
  private log: Trouble | undefined;
  /** What the agent has put away must not come back with each try. */
  private dismissed: Trouble['kind'] | undefined;
  private logDismissed = false;
  /** By call: the linked case as it stands in Dynamics. Another one that is saved ends what was told of the first. */
  private readonly savedCases = new Map<string, string | undefined>();

  constructor(private readonly changed: () => void) {}

  get latest(): Trouble | undefined {
    return this.told.latest ?? this.line ?? this.log;
  }

  /** @param key the call that it is about */
  tell(trouble: Trouble, key?: string): void {
    this.told.tell(trouble, key);
    this.changed();
  }

  /** What was told of this is no trouble any more. */
  worked(matter: Matter, about?: About): void {
    if (this.told.worked(matter, about)) this.changed();
  }

  /** The line has come a step further; nothing is told by it. @param trouble what there is to say of the step */
  lineIs(trouble?: Trouble): void {
    this.line = trouble;
  }

  /** The line is there: what comes after this is another outage. */
  lineWorks(): void {
    this.line = undefined;
    this.dismissed = undefined;
  }

  /** @param asked the agent has asked for it just now: it is said, whatever was put away before */
  lineFailed(trouble: Trouble, asked = false): void {
    if (asked) this.dismissed = undefined;
    if (trouble.kind === this.dismissed) return;
    this.line = trouble;
    this.changed();
  }

  /** Activities cannot be written; `undefined` when they can again. It comes with each try: told once in an outage. */
  logIs(trouble: Trouble | undefined): void {
    if (trouble === undefined) this.logDismissed = false;
    if (this.logDismissed || this.log?.detail === trouble?.detail) return;
    this.log = trouble;
    this.changed();
  }

  /** The agent has read what is in sight; what stood behind it comes into sight. */
  dismiss(): void {
    if (this.told.latest !== undefined) {
      this.told.dismiss();
    } else if (this.line !== undefined) {
      this.dismissed = this.line.kind;
      this.line = undefined;
    } else {
      this.logDismissed = this.log !== undefined;
      this.log = undefined;
    }
  }

  /** Takes away what these calls, as they are shown now, prove to be over. */
  callsAre(calls: readonly CallView[]): void {
    this.told.callsAre(calls);
    for (const { key, draft } of calls) {
      const id = draft?.caseLink?.id;
      if (draft?.saved !== 'saved' || id === this.savedCases.get(key)) continue;
      this.savedCases.set(key, id);
      if (id !== undefined) this.told.worked('case', { key });
    }
    this.savedCases.forEach((_id, key) => calls.some((call) => call.key === key) || this.savedCases.delete(key));
  }
}
