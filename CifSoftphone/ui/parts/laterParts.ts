import type * as React from 'react';
import type { Theme } from '@fluentui/react';
import type { PlaceView } from '../../surface/place';
import type { SoundActions, SoundView } from '../../surface/ringer';
import type { HostTheme } from '../theme/hostTheme';

export interface SoundSettingsProps {
  readonly sound: SoundView;
  readonly actions: SoundActions;
  readonly onClose: () => void;
}

export interface KeptCardProps {
  readonly kept: NonNullable<PlaceView['kept']>[number];
}

export interface CallPartProps {
  readonly call: PlaceView['calls'][number];
}

export interface CallWorkProps extends CallPartProps {
  /** The call has no session in Dynamics and could have one. */
  readonly withoutSession: boolean;
}

export interface FoldedCallProps extends CallPartProps {
  readonly onShow: () => void;
}

export interface DigitPadProps {
  /** The keys rest, for this reason; what was sent stays to be read. */
  readonly whyNot: string | undefined;
  readonly onDigits: (digits: string) => void;
}

/** One thing that can be done with whom the agent names. */
export interface TransferWay {
  readonly command: 'blind-transfer' | 'consult' | 'deflect';
  readonly underWay: boolean;
  /** Why it rests: not in this state, or another command on the call's path must be over first; empty where that is seen. */
  readonly rests: string | undefined;
}

export interface TransferFormProps {
  /** What is given away: by its key telephony's directory is asked. */
  readonly call: Pick<PlaceView['calls'][number], 'key' | 'canSearch' | 'directory'>;
  /** The first that does not rest is done by Enter. */
  readonly ways: readonly TransferWay[];
  /** What is done, where it is no call that is given. */
  readonly deed?: string;
  readonly onGive: (command: TransferWay['command'], target: string) => void;
}

export interface RingMoreProps extends CallPartProps {
  /** Where it stands, and its room. */
  readonly className: string;
  readonly folds: boolean;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

export interface ReplyTextProps extends CallPartProps {
  /** What the agent has written so far: it outlives a form that is closed. */
  readonly typed: React.MutableRefObject<string>;
}

export interface SearchedForProps extends CallPartProps {
  /** The agent looks for the customer. */
  readonly open: boolean;
}

export interface SuperviseFormProps {
  /** The call of this colleague is to be listened to. @param name where it is known */
  readonly onListen: (colleague: string, name: string | undefined) => void;
}

export interface DialDirectoryProps {
  readonly format: string;
  /** What is typed. */
  readonly text: string;
  readonly onChoose: (entry: { readonly name: string; readonly target: string }) => void;
}

export interface RingFileProps {
  /** A web resource, as makers named it. */
  readonly file: string;
}

export interface HomeProps {
  /** Leads to all of the last calls; where they stand below, none is shown twice. */
  readonly onAll?: () => void;
}

export interface KeysProps {
  /** The whole page is the softphone: keys count wherever the focus is in it. */
  readonly page: boolean;
}

export interface AgentStateMenuProps {
  /** The menu takes its own room, instead of lying over what is below. */
  readonly inFlow: boolean;
}

export interface WrapUpFormProps extends CallPartProps {
  /** Here it lays down whether all that is wanted was said; asked, it goes to what is missing. */
  readonly isComplete: React.MutableRefObject<() => boolean>;
}

/** What an agent opens now and then. It comes with `later.js`, so that no form waits for it. */
export interface LaterParts {
  readonly AgentStateMenu: React.FC<AgentStateMenuProps>;
  readonly CallDetails: React.FC<CallPartProps>;
  readonly CallTools: React.FC<CallPartProps>;
  readonly CallWork: React.FC<CallWorkProps>;
  readonly CustomerTools: React.FC<CallPartProps>;
  readonly DialQuestions: React.FC;
  /** A ring that nobody looks at is shown by the computer. */
  readonly DesktopNotices: React.FC;
  readonly DigitPad: React.FC<DigitPadProps>;
  readonly DialDirectory: React.FC<DialDirectoryProps>;
  readonly EndedCallCard: React.FC<CallPartProps>;
  readonly FoldedCall: React.FC<FoldedCallProps>;
  readonly HistoryList: React.FC;
  readonly Home: React.FC<HomeProps>;
  /** The keyboard map: at work as soon as it is drawn. */
  readonly Keys: React.FC<KeysProps>;
  readonly KeptCard: React.FC<KeptCardProps>;
  readonly MissedCall: React.FC<CallPartProps>;
  readonly NewRecords: React.FC<CallPartProps>;
  readonly OpenRecord: React.FC<CallPartProps>;
  readonly OthersInCall: React.FC<CallPartProps>;
  /** Draws nothing where no telephony system tells any. */
  readonly Queues: React.FC;
  readonly RingDeflection: React.FC<CallPartProps>;
  /** What stands under a ring's answers. */
  readonly RingMore: React.FC<RingMoreProps>;
  readonly ReplyText: React.FC<ReplyTextProps>;
  readonly SearchedFor: React.FC<SearchedForProps>;
  readonly StateIcon: React.FC<CallPartProps>;
  readonly RingFile: React.FC<RingFileProps>;
  /** Draws nothing where nothing can sound. */
  readonly SoundBlocked: React.FC;
  readonly SoundSettings: React.FC<SoundSettingsProps>;
  readonly SuperviseForm: React.FC<SuperviseFormProps>;
  /** Says nothing until the time is over that the agent has given. */
  readonly TimeBackOver: React.FC;
  readonly TransferForm: React.FC<TransferFormProps>;
  readonly WrapUpHead: React.FC<CallPartProps>;
  readonly WrapUpForm: React.FC<WrapUpFormProps>;
  /** Only what comes later is Fluent's. */
  readonly fluentTheme: (theme: HostTheme) => Theme;
}

export interface LoadLater {
  /** Gives them, loaded once per page; rejects when they cannot be loaded, and tries anew when it is asked again. */
  (): Promise<LaterParts>;
  /** Those that are loaded already: they are drawn at once, in the drawing that wants them. */
  readonly there?: () => LaterParts | undefined;
}
