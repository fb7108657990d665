import { superviseFormat } from '../../../protocol/dialFormat';
import { commandNames, type CommandName } from '../../../protocol/callCommand';
import { createTelephonyClient } from '../../../telephony/client/src/createTelephonyClient';
import type { TelephonyClient, TelephonyClientOptions } from '../../../telephony/client/src/telephonyClient';
import type { WebhooksOptions } from '../../../telephony/client/src/webhooks/createWebhooks';
import type { Deed, Driver, World } from '../../../telephony/conformance/src/drive/driver';
import { findInDirectory, toColleagues } from '../../../simulator/telephony/colleagues';
import { startWebhookReceiver } from '../../../simulator/telephony/startWebhookReceiver';
import { newCallId, TelephonySystem } from '../../../simulator/telephony/telephonySystem';

const deedOf: Readonly<Record<CommandName, Deed['what']>> = {
  hangup: 'hangs-up',
  hold: 'holds',
  retrieve: 'retrieves',
  mute: 'mutes',
  unmute: 'unmutes',
  'send-digits': 'presses',
  'blind-transfer': 'transfers',
  consult: 'dials',
  'complete-transfer': 'transfers',
  'cancel-consult': 'hangs-up',
  merge: 'merges',
  leave: 'transfers',
  'drop-party': 'drops',
  'mute-party': 'silences',
  'unmute-party': 'unsilences',
  deflect: 'transfers',
  'to-voicemail': 'transfers',
  'reply-text': 'replies',
  'record-start': 'records',
  'record-stop': 'stops-recording',
  'record-pause': 'pauses-recording',
  'record-resume': 'resumes-recording',
  listen: 'listens',
  whisper: 'whispers',
  barge: 'barges',
  dial: 'dials',
};
const noTelephones = 'It has no telephones: the word of the agent in the softphone is what counts.';
const lives = 'It starts and ends with its adaptor (npm start), and there is no phone system behind it.';

/** Where a test breaks it: who of the two agents may listen, and what is told of it. */
export interface SimulatedSabotage {
  readonly supervisors?: readonly string[];
  readonly tell?: (tell: TelephonyClient['tell']) => TelephonyClient['tell'];
}

/** The simulated telephony system, which is phone system and connector in one. */
export async function createDriver(world: World, sabotage: SimulatedSabotage = {}): Promise<Driver> {
  const client: TelephonyClientOptions = {
    adaptorUrl: world.adaptorUrl,
    signIn: world,
    source: 'https://telephony.example.com/simulator',
  };
  const own = createTelephonyClient(client);
  const telephony: TelephonyClient = {
    ...own,
    ...(sabotage.tell === undefined ? {} : { tell: sabotage.tell(own.tell) }),
  };
  const [, supervisor] = world.agents;
  const colleagues = toColleagues(world.agents.map((oid) => ({ oid, userName: oid, name: oid })));
  const system = new TelephonySystem({
    client: () => telephony,
    colleagues,
    supervisors: sabotage.supervisors ?? [supervisor],
  });
  const deeds: Deed[] = [];
  const callIds = new Map<string, string>();
  const answered = new Set<string>();
  const keyOf = (callId: string): string => [...callIds].find(([, id]) => id === callId)?.[0] ?? callId;
  let stop = (): Promise<void> => Promise.resolve();

  const known = new Map<string, { readonly commands: number; readonly outcome: string | undefined }>();
  system.rings.subscribe(({ callId, commands = [], outcome }) => {
    const before = known.get(callId) ?? { commands: 0, outcome: undefined };
    known.set(callId, { commands: commands.length, outcome });
    const about = keyOf(callId);
    if (outcome !== before.outcome && outcome === 'rejected') deeds.push({ what: 'stops-ringing', about });
    if (outcome !== before.outcome && outcome === 'accepted') deeds.push({ what: 'answers', about });
    if (outcome === 'accepted') answered.add(callId);
    if (system.behaviour.answer !== 'does') return;
    for (const { command, digits, target, format, text: written } of commands.slice(before.commands)) {
      const text = digits ?? target ?? written;
      // Whether somebody may listen is found out later.
      if (format === superviseFormat) continue;
      if (commandNames.includes(command))
        deeds.push({ what: deedOf[command], about, ...(text === undefined ? {} : { text }) });
    }
  });
  system.onReport((callId, type) => {
    const supervises = system.rings.get(callId)?.commands?.some(({ format }) => format === superviseFormat) === true;
    if (type === 'call.connected' && supervises) deeds.push({ what: 'listens', about: callId });
  });
  const ready = new Map<string, boolean>();
  const onEvent: WebhooksOptions['onEvent'] = (webhook) => {
    system.receive(webhook);
    for (const agent of system.agents.list()) {
      if (ready.get(agent.userId) === agent.ready) continue;
      ready.set(agent.userId, agent.ready);
      deeds.push({
        what: agent.ready ? 'unpauses' : 'pauses',
        about: agent.userId,
        ...(agent.reason === undefined ? {} : { text: agent.reason }),
      });
    }
  };
  const report = (key: string, ...what: Parameters<typeof system.report> extends [string, ...infer R] ? R : never) => {
    // As at the console, nobody waits for the adaptor.
    void system.report(callIds.get(key) ?? key, ...what).catch(() => undefined);
  };

  return {
    startConnector: async () => {
      const receiver = await startWebhookReceiver({
        secret: world.webhookSecret,
        onEvent: (event) => void onEvent(event),
        onDirectory: (question) =>
          findInDirectory(
            [],
            () => undefined,
            () => undefined,
            question,
          ),
      });
      stop = () => receiver.stop();
      return receiver;
    },
    close: () => stop(),
    callArrives: ({ key, userId, number }) => {
      const callId = newCallId();
      callIds.set(key, callId);
      system.ring({ from: number, userId, kind: 'event', callId }).catch(() => undefined);
    },
    callerHangsUp: (key) =>
      report(key, 'call.disconnected', answered.has(callIds.get(key) ?? '') ? 'normal' : 'cancelled'),
    phoneHangsUp: (key) => report(key, 'call.disconnected', 'normal'),
    phoneHolds: (key) => report(key, 'call.held'),
    phoneRetrieves: (key) => report(key, 'call.retrieved'),
    dialledIsBusy: () => {
      system.dialBehaviour = { outcome: 'busy', delayMs: 50 };
    },
    callerWaits: async (userId) => void (await system.tellQueues(userId, [{ name: 'Billing', waiting: 1 }])),
    phoneSystemPauses: async (userId, reason) => void (await system.setAgent(userId, false, reason)),
    phoneSystemUnpauses: async (userId) => void (await system.setAgent(userId, true)),
    refuseNextCommand: () => {
      system.behaviour = { answer: 'fails', delayMs: 0 };
    },
    deeds: () => deeds,
    dialFormats: ['tel', 'sip'],
    supervision: { supervisor, targetOf: (userId) => userId },
    cannot: {
      phoneAnswers: noTelephones,
      killConnector: lives,
      cutPhoneSystem: lives,
      joinPhoneSystem: lives,
      output: 'It writes nothing.',
    },
  };
}
