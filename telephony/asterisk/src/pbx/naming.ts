/** How ids and names at the PBX are read. */
export interface Naming {
  /** Begins the id of each call, so that those of two PBXs differ. */
  readonly system: string;
  /** The agent's endpoint that a channel belongs to, such as `101` of `PJSIP/101-0000001a`; `undefined` for all others. */
  readonly endpointOf: (channelName: string) => string | undefined;
  /** The context of the connector's own part of the dialplan. */
  readonly holdContext: string;
}

/** A call that a softphone asked to dial: its channel gets an id that holds the call's, so both survive our restart. */
const dialledPrefix = 'crm-';
export const dialledChannelId = (callId: string): string => `${dialledPrefix}${callId}`;
export const dialledCallId = (channelId: string): string | undefined =>
  channelId.startsWith(dialledPrefix) ? channelId.slice(dialledPrefix.length) : undefined;

/** What may be part of a channel's id: the softphone makes such, and nothing else is taken. */
export const isDialledCallId = (callId: string): boolean => /^[0-9A-Za-z-]{1,100}$/.test(callId);

/**
 * Who is asked in a consultation is called by a Local channel of the connector's own: its id says for which of the agents'
 * channels, also after a restart. Its far half ends with `;2`.
 */
const askedPrefix = 'ask-';
export const askedChannelId = (agentsChannelId: string, unique: string): string =>
  `${askedPrefix}${agentsChannelId}-${unique}`;
export const isAsked = (channelId: string): boolean => channelId.startsWith(askedPrefix);
export const askedFor = (channelId: string): string | undefined => /^ask-(.+)-[0-9a-z]+$/.exec(channelId)?.[1];

/** The channel that a leg is known by, of either half. */
export const nearHalf = (channelId: string): string => (isAsked(channelId) ? channelId.replace(/;2$/, '') : channelId);

/** Where the connector's dialplan brings channels together; named after the channel of a leg. */
const roomName = (channelId: string): string => channelId.replace(/[^0-9A-Za-z]/g, '').slice(-70);
export const rooms = {
  seat: (channelId: string): string => `seat${roomName(channelId)}`,
  room: (channelId: string): string => `room${roomName(channelId)}`,
  meet: (channelId: string): string => `meet${roomName(channelId)}`,
} as const;

/** Where a supervisor's telephone listens to another one, by who hears it. */
export const spies = { listen: 'spylisten', whisper: 'spywhisper', barge: 'spybarge' } as const;

/** @returns the same for the same channel, whoever asks and whenever: an id of Asterisk lives once. It has no slash. */
export const legCallId = (system: string, channelId: string): string =>
  `${system}:${channelId.replace(/[^\x21-\x2e\x30-\x7e]/g, '_').slice(-60)}`;

/** In the connector's include: what a browser's check calls. It is no call of the agent's. */
export const echo = { context: 'crm-browser', exten: 'crm-echo' } as const;
export const isEcho = ({ context, exten }: { readonly context?: string; readonly exten?: string }): boolean =>
  context === echo.context && exten === echo.exten;

/** The endpoint in a channel's or a queue member's name: `PJSIP/101-0000001a`, `Local/101@from-queue/n`, `SIP/101`. */
export function endpointIn(name: string): string | undefined {
  return /^(?:PJSIP|SIP|Local)\/([^@/;]+?)(?:-[0-9a-f]{8})?(?:[@/;]|$)/i.exec(name)?.[1];
}

/** The same for channels only: a Local channel is never somebody's telephone. */
export const telephoneIn = (name: string): string | undefined =>
  /^(?:PJSIP|SIP)\//i.test(name) ? endpointIn(name) : undefined;

/** @param endpoints of the agents, of whom there can be more later: all other telephones are nobody's */
export const createNaming = (
  system: string,
  holdContext: string,
  endpoints: Pick<ReadonlySet<string>, 'has'>,
): Naming => ({
  system,
  holdContext,
  endpointOf: (name) => {
    const endpoint = telephoneIn(name);
    return endpoint !== undefined && endpoints.has(endpoint) ? endpoint : undefined;
  },
});
