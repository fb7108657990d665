import { makersBeside } from '../../../CifSoftphone/entries/makersBeside';
import { makersChannelName, makersHello } from '../../../CifSoftphone/line/channel/makersChannel';

const variables = (text: string) => new Map([['cti_settings_01', text]]);
const heard = async (until: () => boolean): Promise<void> => {
  while (!until()) await new Promise((resolve) => setTimeout(resolve, 1));
};

describe('what makers set, beside the line', () => {
  it("takes the panel's settings also where a form was there before it, and had the line first", async () => {
    const taken: (readonly [string, string])[] = [];
    const makers = makersBeside(
      (...texts) => {
        taken.push(texts);
        return [];
      },
      () => undefined,
    );
    makers.read(variables('{"wrapUpSeconds":30}'));
    const panel = new BroadcastChannel(makersChannelName);
    panel.postMessage('{"wrapUpSeconds":60}');
    await heard(() => taken.length > 1);
    expect(taken).toEqual([
      ['{"wrapUpSeconds":30}', ''],
      ['{"wrapUpSeconds":30}', '{"wrapUpSeconds":60}'],
    ]);
    makers.stop();
    panel.close();
  });

  it('asks a panel that was there before the line', async () => {
    const panel = new BroadcastChannel(makersChannelName);
    const asked: unknown[] = [];
    panel.onmessage = ({ data }: MessageEvent<unknown>) => asked.push(data);
    const makers = makersBeside(undefined, () => undefined);
    await heard(() => asked.length > 0);
    expect(asked).toEqual([makersHello]);
    makers.stop();
    panel.close();
  });

  it("names what is wrong in the organisation's settings, never a value", () => {
    const told: unknown[] = [];
    const faults = [
      { kind: 'wrong-value', path: 'ring.volumePercent' },
      { kind: 'not-json', path: '' },
    ] as const;
    const makers = makersBeside(
      () => faults,
      (trouble) => told.push(trouble),
    );
    makers.read(variables('{'));
    expect(told).toEqual([{ kind: 'SettingsFaulty', detail: 'cti_Settings: ring.volumePercent, not-json' }]);
    makers.stop();
  });
});
