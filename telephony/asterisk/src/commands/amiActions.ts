import type { CallCapability } from '../../../../protocol/callCapability';
import { callIdHeader } from '../../../../protocol/phoneRules';
import type { AmiAction } from '../ami/amiAction';
import { timings } from '../base/timings';

const action = (name: string, fields: AmiAction['fields']): AmiAction => ({ name, fields });

/** Each thing that the connector asks of a PBX. The privilege that Asterisk wants for it is named behind it. */
export const amiActions = {
  /** call, reporting */
  mailboxes: () => action('VoicemailUsersList', {}),
  /** call, system. @param cause Q.850: 16 normal, 21 rejected */
  hangup: (channel: string, cause: 16 | 21) => action('Hangup', { Channel: channel, Cause: String(cause) }),
  /** call. Two channels leave their bridge at once, for extensions of the connector's own: until `join`. */
  part: (
    farEnd: string,
    own: string,
    context: string,
    to: { readonly far: 'hold' | 'quiet'; readonly own: 'quiet' | 'asks' },
  ) =>
    action('Redirect', {
      Channel: farEnd,
      Context: context,
      Exten: to.far,
      Priority: '1',
      ExtraChannel: own,
      ExtraContext: context,
      ExtraExten: to.own,
      ExtraPriority: '1',
    }),
  /** call. To an extension of the connector's own; it must be there, or the call ends. */
  send: (channel: string, context: string, exten: string) =>
    action('Redirect', { Channel: channel, Context: context, Exten: exten, Priority: '1' }),
  /** call. To an extension that agents dial; it must be there, or the call ends. */
  forward: (channel: string, dialContext: string, exten: string) =>
    action('Redirect', { Channel: channel, Context: dialContext, Exten: exten, Priority: '1' }),
  /** call */
  mutePart: (conference: string, channel: string, on: boolean) =>
    action(on ? 'ConfbridgeMute' : 'ConfbridgeUnmute', { Conference: conference, Channel: channel }),
  /** call */
  setVariable: (channel: string, name: string, value: string) =>
    action('Setvar', { Channel: channel, Variable: name, Value: value }),
  /** call */
  join: (farEnd: string, own: string) => action('Bridge', { Channel1: farEnd, Channel2: own, Tone: 'no' }),
  /** system, which is a shell right */
  mute: (channel: string, on: boolean) =>
    action('MuteAudio', { Channel: channel, Direction: 'in', State: on ? 'on' : 'off' }),
  /** system, which is a shell right */
  talk: (channel: string) => action('PJSIPNotify', { Channel: channel, Variable: 'Event=talk' }),
  /**
   * system, which is a shell right: whoever has it may name a program, too. A recording that is begun again goes on in the
   * same file.
   */
  record: (channel: string, file: string) => action('MixMonitor', { Channel: channel, File: file, Options: 'a' }),
  /** call, system */
  stopRecording: (channel: string) => action('StopMixMonitor', { Channel: channel }),
  /** call, system. Silence is written meanwhile, to each recorder of the channel. */
  pauseRecording: (channel: string, on: boolean) =>
    action('MixMonitorMute', { Channel: channel, Direction: 'both', State: on ? '1' : '0' }),
  /** call */
  digit: (channel: string, digit: string, durationMs: number) =>
    action('PlayDTMF', { Channel: channel, Digit: digit, Duration: String(durationMs) }),
  /** call */
  blindTransfer: (channel: string, context: string, exten: string) =>
    action('BlindTransfer', { Channel: channel, Context: context, Exten: exten }),
  /** config or reporting. Refused where the extension is not there. */
  showExtension: (context: string, exten: string) => action('ShowDialPlan', { Context: context, Extension: exten }),
  /** originate. The telephone is asked to answer by itself; many do when they know the header. */
  originate: (given: {
    endpoint: string;
    channelId: string;
    callId: string;
    context: string;
    exten: string;
    ringsMs: number;
    /** The channel that it is to listen to. */
    spied?: string;
  }) =>
    action('Originate', {
      Channel: `PJSIP/${given.endpoint}`,
      ChannelId: given.channelId,
      Context: given.context,
      Exten: given.exten,
      Priority: '1',
      Async: 'true',
      Timeout: String(given.ringsMs),
      Variable: [
        'PJSIP_HEADER(add,Call-Info)=<sip:crm.invalid>;answer-after=0',
        `PJSIP_HEADER(add,${callIdHeader})=${given.callId}`,
        ...(given.spied === undefined ? [] : [`CRM_SPIED=${given.spied}`]),
      ],
    }),
  /** originate. Who is asked in a consultation is called by the dialplan that agents dial with, and then in the room. */
  ask: (given: {
    channelId: string;
    exten: string;
    dialContext: string;
    context: string;
    room: string;
    /** Whose call it is, for the one who is called. */
    shown: string;
  }) =>
    action('Originate', {
      Channel: `Local/${given.exten}@${given.dialContext}/n`,
      ChannelId: given.channelId,
      Context: given.context,
      Exten: given.room,
      Priority: '1',
      Async: 'true',
      Timeout: String(timings.askedRingsMs),
      CallerID: `<${given.shown}>`,
    }),
  /** agent */
  pause: (member: string, reason: string | undefined) =>
    action('QueuePause', { Interface: member, Paused: 'true', ...(reason === undefined ? {} : { Reason: reason }) }),
  /** agent */
  unpause: (member: string) => action('QueuePause', { Interface: member, Paused: 'false' }),
  /** call, reporting */
  variable: (channel: string, name: string) => action('Getvar', { Channel: channel, Variable: name }),
  /** call, reporting. What one channel does now. */
  status: (channel: string) => action('Status', { Channel: channel }),
  /** call, reporting */
  devices: () => action('DeviceStateList', {}),
  /** any */
  channels: () => action('CoreShowChannels', {}),
  /** any */
  queues: () => action('QueueStatus', {}),
  /** any */
  queueSummary: () => action('QueueSummary', {}),
  /** any; lists what this user may do */
  commands: () => action('ListCommands', {}),
} as const;

/** Which of them the manager user must be permitted, for each thing that an agent may be offered. */
export const actionsFor: Readonly<Partial<Record<CallCapability, readonly string[]>>> = {
  reject: ['Hangup'],
  serverHangup: ['Hangup'],
  hold: ['Redirect', 'Bridge'],
  dtmf: ['PlayDTMF'],
  blindTransfer: ['BlindTransfer', 'ShowDialPlan'],
  mute: ['MuteAudio'],
  answer: ['PJSIPNotify'],
  record: ['MixMonitor', 'StopMixMonitor'],
  recordPause: ['MixMonitorMute'],
  deflect: ['Redirect', 'ShowDialPlan'],
  voicemail: ['Redirect', 'ShowDialPlan'],
  consult: ['Redirect', 'Bridge', 'Originate', 'ShowDialPlan', 'ConfbridgeMute'],
  supervise: ['Redirect', 'Originate'],
  conference: ['Redirect', 'Bridge', 'Originate', 'ShowDialPlan', 'ConfbridgeMute'],
  directory: ['ShowDialPlan'],
};
