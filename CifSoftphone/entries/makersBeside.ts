import { settingsIn } from '../core/settings/environmentVariables';
import type { Trouble } from '../core/troubles/trouble';
import type { LeaderOptions } from '../line/lineScript';
import { makersChannelName, makersHello } from '../line/channel/makersChannel';

/**
 * What makers set for everybody, for the place that holds the line: the organisation's text, and that of the panel, which
 * knows the channel provider's. A form may have been there before the panel, and keeps the line while a call lasts.
 *
 * @param take reads texts as the place reads its own
 * @param tell what is wrong in the organisation's
 */
export function makersBeside(take: LeaderOptions['onSettings'], tell: (trouble: Trouble) => void) {
  const channel = new BroadcastChannel(makersChannelName);
  let organisation = '';
  let panel = '';
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== 'string') return;
    panel = data;
    take?.(organisation, panel);
  };
  channel.postMessage(makersHello);
  return {
    /** @param all variables by their names in small letters */
    read(all: ReadonlyMap<string, string>): void {
      organisation = settingsIn(all);
      const faults = take?.(organisation, panel);
      if (!faults?.length) return;
      const detail = `cti_Settings: ${faults.map(({ kind, path }) => path || kind).join(', ')}`;
      tell({ kind: 'SettingsFaulty', detail });
    },
    stop: () => channel.close(),
  };
}
