import type { Party } from '../../../../protocol/messages/party';
import { cutText } from '../../../../protocol/cutText';
import { maxNumberLength } from '../../../../protocol/limits';
import { headerOf, numberOf, type AmiMessage } from '../ami/amiMessage';
import type { KnownRecording } from './recording';

/** What Asterisk calls the states of a channel (ast_channel_state), as far as they matter here. */
export const channelState = { down: 0, ring: 4, ringing: 5, up: 6 } as const;

/** A channel of the PBX as the newest event has it. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  /** The id of the conversation: that of its first channel. */
  readonly linked: string;
  readonly state: number;
  readonly bridge?: string;
  readonly caller: Party;
  readonly connected: Party;
  /** What was dialled to make it. */
  readonly dialled?: string;
  /** The channel that dials it. */
  readonly dialler?: string;
  readonly context?: string;
  readonly exten?: string;
  /** Somebody at this channel hung up. */
  readonly asked?: boolean;
  /** Absent: no recorder was seen at it. */
  readonly recording?: KnownRecording;
  /** Who calls hides the number, which events carry all the same. */
  readonly hides?: true;
}

/** Before the headers of the channels of an event: its own, the one that is dialled, the one that listens to another. */
export type ChannelPrefix = '' | 'Dest' | 'Spyer';

/**
 * The channel that an event is about; each event carries the whole of it. @param prefix `Dest` for the second channel
 * of an event @param before what was known of it
 */
export function readChannel(event: AmiMessage, prefix: ChannelPrefix, before?: Channel): Channel | undefined {
  const id = headerOf(event, `${prefix}Uniqueid`);
  const name = headerOf(event, `${prefix}Channel`);
  if (id === undefined || name === undefined) return undefined;
  const context = headerOf(event, `${prefix}Context`);
  const exten = headerOf(event, `${prefix}Exten`);
  const dialled = before?.dialled ?? exten;
  const hides = before?.hides === true;
  return {
    id,
    name,
    linked: headerOf(event, `${prefix}Linkedid`) ?? id,
    state: numberOf(event, `${prefix}ChannelState`) ?? before?.state ?? channelState.down,
    ...(before?.bridge === undefined ? {} : { bridge: before.bridge }),
    caller: hides ? { withheld: true } : readParty(event, `${prefix}CallerID`),
    connected: readParty(event, `${prefix}ConnectedLine`),
    ...(dialled === undefined ? {} : { dialled }),
    ...(before?.dialler === undefined ? {} : { dialler: before.dialler }),
    ...(context === undefined ? {} : { context }),
    ...(exten === undefined ? {} : { exten }),
    ...(before?.asked === true ? { asked: true } : {}),
    ...(before?.recording === undefined ? {} : { recording: before.recording }),
    ...(hides ? { hides } : {}),
  };
}

/** Asterisk writes names as C does (`O\\'Brien`), so that a line break in one begins no header of its own. */
const asWritten = (name: string | undefined): string | undefined =>
  name?.replace(/\\(?:([\\'"?])|[abfnrtv])/g, (_all, sign: string | undefined) => sign ?? ' ');

/** Asterisk writes `<unknown>` for what it does not know. */
const known = (text: string | undefined): string | undefined =>
  text === undefined || /^<?(unknown|anonymous)>?$/i.test(text) ? undefined : cutText(text, maxNumberLength);

function readParty(event: AmiMessage, name: string): Party {
  const given = headerOf(event, `${name}Num`);
  const number = known(given);
  const displayName = known(asWritten(headerOf(event, `${name}Name`)));
  return {
    ...(number === undefined ? {} : { number }),
    ...(displayName === undefined ? {} : { displayName }),
    ...(number === undefined && given !== undefined && /anonymous/i.test(given) ? { withheld: true } : {}),
  };
}

export const isEmpty = (party: Party): boolean => party.number === undefined && party.displayName === undefined;
