import { toCallViews } from '../../../../CifSoftphone/core/calls/toCallViews';
import type { LinePorts } from '../../../../CifSoftphone/line/follower/linePorts';
import type { LineView } from '../../../../CifSoftphone/core/line/lineView';
import { PlaceLine } from '../../../../CifSoftphone/line/follower/placeLine';
import { play, ring } from '../../core/calls/callSamples';
import { FakePage } from './fakeBrowser';

const calls = toCallViews(play([{ type: 'changed', snapshot: ring('a'), nowMs: 0 }]).state, (number) => ({
  display: number,
  e164: number,
}));

/** A place that follows; what others say is put in its ear. */
function follower() {
  let hear: (message: unknown) => void = () => undefined;
  const ports: LinePorts = {
    lock: { request: () => () => undefined, holder: () => Promise.resolve(undefined) },
    openChannel: (onMessage) => {
      hear = onMessage;
      return { post: () => undefined, close: () => undefined };
    },
    page: new FakePage(),
    loadLineScript: () => Promise.reject(new Error('a follower needs no line')),
    nowMs: () => Date.now(),
    wallTimeMs: () => Date.now(),
    newId: () => 'follower',
  };
  const line = new PlaceLine(
    { kind: 'form', lineScriptUrl: 'https://org.example.com/line.js', writeSubject: ({ outcome }) => outcome },
    ports,
  );
  let view: LineView | undefined;
  line.subscribe((next) => (view = next));
  const leader = (placeId: string, term: number, more: Partial<LineView>): Promise<void> => {
    hear({
      type: 'owner',
      placeId,
      term,
      kind: 'panel',
      settings: undefined,
      view: {
        status: 'connected',
        calls: [],
        ringPlaceId: 'follower',
        trouble: undefined,
        agentName: undefined,
        given: {},
        ...more,
      },
    });
    // The lock is asked before a word is believed.
    return new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { line, leader, calls: () => view?.calls.length };
}

describe('a leader that stood still while another took the line', () => {
  it('cannot make an ended call ring again in the places that follow', async () => {
    const { line, leader, calls: shown } = follower();
    await leader('former', 1, { calls });
    expect(shown()).toBe(1);
    await leader('new', 2, { calls: [] });
    await leader('former', 1, { calls });
    expect(shown()).toBe(0);
    line.stop();
  });

  it('is heard again when it took the line back', async () => {
    const { line, leader, calls: shown } = follower();
    await leader('new', 2, { calls: [] });
    await leader('former', 3, { calls });
    expect(shown()).toBe(1);
    line.stop();
  });
});
