import { newCall } from '../../adaptor/src/model/newCall';
import { toSnapshot } from '../../adaptor/src/model/toSnapshot';
import { toCallViews } from '../../CifSoftphone/core/calls/toCallViews';
import type { LineView } from '../../CifSoftphone/core/line/lineView';
import { parseLineView } from '../../CifSoftphone/line/channel/parseLineView';
import { callFacts, type CallFacts } from '../../protocol/callFacts';
import type { CallSnapshot } from '../../protocol/messages/callSnapshot';
import { parseCallSnapshot } from '../../protocol/messages/parseCallSnapshot';
import { parseTelephonyMessage } from '../../protocol/messages/parseTelephonyMessage';
import { callFactSchemas, toldFactSchemas } from '../../protocol/schemas/callFactSchemas';
import { callSnapshotSchema } from '../../protocol/schemas/callSnapshotSchema';
import { read } from '../../protocol/schemas/read';
import { play } from '../CifSoftphone/core/calls/callSamples';
import { aView } from '../CifSoftphone/surface/fakeLine';
import { factSamples } from './factSamples';

const overJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const entries = Object.entries(factSamples) as readonly (readonly [keyof CallFacts, unknown])[];

/** As the adaptor tells of a call that a telephony system offers with this data. */
function offered(data: object): CallSnapshot {
  const told = parseTelephonyMessage(
    JSON.stringify({
      ...{ specversion: '1.0', id: 'e1', source: '/pbx', type: 'call.offered', subject: 'c1' },
      data: { direction: 'outbound', to: '+12025550123', ...data },
    }),
  );
  if (!told.ok || told.value.type !== 'call.offered') throw new Error('The offer was not taken.');
  return toSnapshot(newCall(told.value, 'app', 'ada', { ringTtlMs: 30_000, shownDeadlineMs: 10_000 }, 0), 0);
}

/** As a window that does not own the line has the call. */
function inOtherWindow(snapshot: CallSnapshot): LineView['calls'][number] | undefined {
  const { state } = play([{ type: 'changed', snapshot, nowMs: 0 }]);
  const calls = toCallViews(state, (number) => ({ display: number, e164: number }));
  return parseLineView(overJson(aView({ calls })))?.calls[0];
}

describe('what is told of a call and only shown', () => {
  it('has a schema for each fact, which the documents show', () => {
    expect(Object.keys(callFactSchemas).sort()).toEqual(Object.keys(factSamples).sort());
  });

  it.each(Object.keys(toldFactSchemas) as readonly (keyof typeof toldFactSchemas)[])(
    'reaches the softphone as the telephony system said it: %s',
    (name) => {
      expect(offered({ [name]: factSamples[name] })).toHaveProperty(name, factSamples[name]);
      expect(offered({ [name]: { not: 'a fact' } })).not.toHaveProperty(name);
    },
  );

  it.each(entries)('reaches every window of the agent: %s', (name, fact) => {
    const snapshot: CallSnapshot = { ...offered({}), ...callFacts({ [name]: fact }) };
    expect(snapshot).toHaveProperty(name, fact);
    expect(read(callSnapshotSchema, overJson(snapshot))).toEqual({ ok: true, value: snapshot });
    expect(parseCallSnapshot(overJson(snapshot))).toEqual({ ok: true, value: snapshot });
    expect(inOtherWindow(snapshot)).toHaveProperty(name, fact);
    expect(inOtherWindow(offered({}))?.[name]).toBeUndefined();
  });
});
