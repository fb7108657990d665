import type { CommandName } from '../../../protocol/callCommand';
import type { Trouble, TroubleKind } from './trouble';

/** What failed and may work again, where several kinds tell of the same. */
const matters = {
  SignInNeeded: 'sign-in',
  SignInPopupBlocked: 'sign-in',
  SignInClosed: 'sign-in',
  SignInRefused: 'sign-in',
  LineScriptMissing: 'sign-in',
  RingTakenBack: 'answer',
  AnswerNotStored: 'answer',
  CommandNotTaken: 'command',
  CommandRefused: 'command',
  CommandUnanswered: 'command',
  RecordingUnsure: 'command',
  RecordingGoesOn: 'command',
  NotDialled: 'dial',
  NotListened: 'dial',
  DialNotOffered: 'dial',
  NumberInvalid: 'dial',
  EmergencyNumber: 'dial',
  CaseNotLinked: 'case',
  CaseTakenOff: 'case',
  HostLibraryMissing: 'host',
  HostUnavailable: 'host',
  SessionNotOpened: 'session',
  SessionLimit: 'session',
  FormUnsaved: 'RecordNotOpened',
  SettingsTooLong: 'makers',
  SettingsNotJson: 'makers',
  SettingsFaulty: 'makers',
} as const;
type Grouped = keyof typeof matters;
/** A later success of the same matter takes its troubles away. */
export type Matter = (typeof matters)[Grouped] | Exclude<TroubleKind, Grouped>;

const groups: Partial<Readonly<Record<TroubleKind, Matter>>> = matters;
const matterOf = ({ kind }: Trouble): Matter => groups[kind] ?? (kind as Matter);

/** Over with the call that they are about. */
const ofCall: readonly Matter[] = ['answer', 'command', 'session', 'RecordNotOpened'];
/** There as long as the call's card is: what they say is true of a call that is over, too. */
const ofCard: readonly TroubleKind[] = ['RingTakenBack', 'CaseNotLinked', 'CaseTakenOff'];

/** What of a cause is known: the call and the command that it is about. */
export interface About {
  readonly key?: string | undefined;
  readonly command?: CommandName;
}

/** What is needed of a call to know whether a trouble about it is over. */
export interface KnownCall {
  readonly key: string;
  readonly state: string;
}

interface Told {
  readonly trouble: Trouble;
  readonly key: string | undefined;
}

/**
 * The troubles that still matter, each with its cause. One goes when what failed works again, when the call that it is
 * about is over, or when the agent puts it away; never because something else went well.
 */
export class Troubles {
  private told: readonly Told[] = [];

  /** The newest; those before it come into sight again when it goes. */
  get latest(): Trouble | undefined {
    return this.told[this.told.length - 1]?.trouble;
  }

  /** @param key the call that it is about */
  tell(trouble: Trouble, key?: string): void {
    const isSame = (one: Told): boolean =>
      one.key === key && matterOf(one.trouble) === matterOf(trouble) && one.trouble.command === trouble.command;
    const others = this.told.filter((one) => !isSame(one));
    this.told = [...others, { trouble, key }];
  }

  /** It worked. Without a call in `about` it worked for all of them. @returns whether a trouble went */
  worked(matter: Matter, about: About = {}): boolean {
    return this.keep(({ trouble, key }) => {
      if (matterOf(trouble) !== matter || trouble.command !== about.command) return true;
      // A ring that was missed is no more to be answered: the next answer is that success.
      const isOther = about.key !== undefined && key !== undefined && key !== about.key;
      return isOther && trouble.kind !== 'RingTakenBack';
    });
  }

  /** Takes away what was about calls that are over. @returns whether a trouble went */
  callsAre(calls: readonly KnownCall[]): boolean {
    return this.keep(({ trouble, key }) => {
      const stays = ofCard.includes(trouble.kind);
      if (key === undefined || !(stays || ofCall.includes(matterOf(trouble)))) return true;
      return calls.some((call) => call.key === key && (stays || call.state !== 'disconnected'));
    });
  }

  /** The agent puts away what is in sight. */
  dismiss(): void {
    this.told = this.told.slice(0, -1);
  }

  private keep(isLeft: (one: Told) => boolean): boolean {
    const left = this.told.filter(isLeft);
    const went = left.length < this.told.length;
    this.told = left;
    return went;
  }
}
