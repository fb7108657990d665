import { parseVoiceView } from '../../CifSoftphone/voice/channel/voiceView';
import { meanOpinion, noFigures, readFigures } from '../../CifSoftphone/voice/legFigures';
import { openJsSipPhone } from '../../CifSoftphone/voice/jssip/jsSipPhone';
import type { PhoneLeg } from '../../CifSoftphone/voice/phonePort';
import { enterSipPage } from './fakeSipSocket';
import { must, type FuzzTarget } from './fuzzTarget';
import { mutate, mutateText } from './mutate';
import type { Randomness } from './randomness';

const sdp = [
  'v=0',
  'o=- 1 1 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'c=IN IP4 0.0.0.0',
  'a=rtpmap:111 opus/48000/2',
  'a=ice-ufrag:abcd',
  'a=fingerprint:sha-256 00:11',
  'a=sendrecv',
].join('\r\n');

interface Sip {
  readonly start: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

let made = 0;
/** An INVITE as a PBX sends it, or something else that comes over the WebSocket. */
function request(method: string, callId: string, more: Sip['headers'] = []): Sip {
  made += 1;
  return {
    start: `${method} sip:a1@invalid;transport=ws SIP/2.0`,
    headers: [
      ['Via', `SIP/2.0/WS pbx.example.com;branch=z9hG4bK${made}`],
      ['Max-Forwards', '70'],
      ['From', '"Caller" <sip:+12025550123@pbx.example.com>;tag=1'],
      ['To', '<sip:a1@pbx.example.com>'],
      ['Call-ID', callId],
      ['CSeq', `1 ${method}`],
      ['Contact', '<sip:pbx@pbx.example.com;transport=ws>'],
      ['Call-Info', '<sip:pbx.example.com>;answer-after=0'],
      ['Reason', 'SIP;cause=200;text="Call completed elsewhere"'],
      ...more,
      ['Content-Type', 'application/sdp'],
    ],
    body: sdp,
  };
}
const response: Sip = {
  start: 'SIP/2.0 200 OK',
  headers: [['Via', 'SIP/2.0/WS x;branch=z9hG4bKnone'], ...request('REGISTER', 'r').headers.slice(2)],
  body: '',
};

const named = (callId: string): Sip['headers'] => [['X-Call-Id', callId]];

const write = ({ start, headers, body }: Sip): string =>
  [
    start,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');

/** One part is wrong, or several, or the whole text is. */
function mutated(random: Randomness, { start, headers, body }: Sip): string {
  const part = (text: string): string => (random.chance(0.15) ? mutateText(random, text) : text);
  const text = write({
    start: part(start),
    headers: headers.flatMap(([name, value]) => {
      if (random.chance(0.03)) return [];
      const header = [part(name), part(value)] as const;
      return random.chance(0.03) ? [header, header] : [header];
    }),
    body: random.chance(0.3) ? mutateText(random, body) : body,
  });
  return random.chance(0.1) ? mutateText(random, text) : text;
}

const phone = {
  url: 'wss://pbx.example.com/ws',
  uri: 'sip:a1@pbx.example.com',
  secret: 'a-short-secret',
  expiresInMs: 600_000,
  iceServers: [],
};

/** A telephone as an agent has it, over a WebSocket that brings what it is told. */
function telephone() {
  const legs: PhoneLeg[] = [];
  const page = enterSipPage();
  const sip = openJsSipPhone({
    registered: () => undefined,
    unregistered: () => undefined,
    rang: (leg) => legs.push(leg),
    changed: () => undefined,
    heard: () => undefined,
  });
  sip.start(phone);
  return {
    legs,
    page,
    stop: () => {
      sip.stop();
      page.leave();
    },
  };
}

const microphone = { getAudioTracks: () => [], getTracks: () => [] } as unknown as MediaStream;
const answered = () => new Promise((resolve) => setImmediate(resolve));
const tagIn = (text: string): string => /^To:.*;tag=(\S+)/m.exec(text)?.[1] ?? '';

const view = {
  state: 'ready',
  trouble: 'CallSilent',
  microphones: [{ id: 'm1', name: 'Headset' }],
  speakers: [{ id: 's1', name: 'Headset' }],
  quality: 'good',
  sounds: [{ callId: 'c1', quality: 'poor' }],
  check: { microphone: true, level: true, registered: false },
};
const statistics = [
  { type: 'inbound-rtp', kind: 'audio', packetsReceived: 50, packetsLost: 1, jitter: 0.004, totalAudioEnergy: 0.1 },
  { type: 'media-source', kind: 'audio', totalAudioEnergy: 0.1 },
  { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.03 },
];

/** What reaches the browser's telephone from outside: SIP over its WebSocket, and what the browser says of the sound. */
export const sipTargets: readonly FuzzTarget[] = [
  {
    name: "SIP at the browser's telephone",
    share: 6,
    run: async (random) => {
      const { legs, page, stop } = telephone();
      await answered();
      try {
        for (const method of ['INVITE', 'INVITE', 'CANCEL', 'BYE', 'OPTIONS', 'NOTIFY'])
          page.receive(mutated(random, random.chance(0.1) ? response : request(method, 'hostile', named('c1'))));
        const rang = legs.splice(0);
        for (const leg of rang) {
          must(!leg.isOf('somebody else'), 'it takes itself for the sound of another call');
          must(!leg.isOf('c1'.repeat(1_000)), 'a name without end is read');
          leg.end(480);
        }
        // Whatever came before: the next call rings and is answered, and hostile re-INVITEs do not take it away.
        page.receive(write(request('INVITE', 'whole', named('whole'))));
        const [whole] = legs;
        must(whole?.isOf('whole') === true && whole.answersItself, 'a proper call does not ring any more');
        whole?.answer(microphone, false);
        await answered();
        const ok = page.sent.at(-1) ?? '';
        must(ok.startsWith('SIP/2.0 200 '), 'a proper call is not answered any more');
        const inCall = (method: string): Sip => {
          const sip = request(method, 'whole');
          const headers = sip.headers.map(([name, value]): readonly [string, string] =>
            name === 'To' ? [name, `${value};tag=${tagIn(ok)}`] : [name, name === 'CSeq' ? `${made} ${method}` : value],
          );
          return { ...sip, headers };
        };
        page.receive(write({ ...inCall('ACK'), body: '' }));
        for (const method of ['INVITE', 'UPDATE', 'INFO', 'REFER']) page.receive(mutated(random, inCall(method)));
        await answered();
        whole?.end();
        must(whole?.state === 'over', 'a call that was answered cannot be ended any more');
        must(!page.sent.some((text) => /^Injected:/m.test(text)), 'a header was let in');
        return rang.length > 0;
      } finally {
        stop();
      }
    },
  },
  {
    name: 'figures of the sound',
    share: 2,
    run: (random) => {
      const figures = readFigures([mutate(random, random.pick(statistics)), ...statistics]);
      const mos = meanOpinion(noFigures, figures);
      must(mos === undefined || (mos >= 1 && mos <= 5), `an estimate of ${String(mos)}`);
      return mos !== undefined;
    },
  },
  {
    name: "channel of the browser's telephone",
    share: 2,
    run: (random) => parseVoiceView(mutate(random, view)) !== undefined,
  },
];
