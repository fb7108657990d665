import type { LineView } from '../core/line/lineView';
import { parseSettings, type SettingsFault } from '../core/settings/parseSettings';
import { toSettings, type GivenSettings, type SoftphoneSettings } from '../core/settings/softphoneSettings';
import type { Trouble } from '../core/troubles/trouble';
import type { Ground } from './ground';
import type { PlaceTroubles } from './placeTroubles';

export interface SettingsShown {
  /** What counts here: this place's own settings, then those of the line's leader, then the defaults. */
  readonly settings: SoftphoneSettings;
}

export interface SettingsActions {
  /** @param json the makers' settings for this place; the same text again changes nothing, a fault is shown */
  configure(json: string | null | undefined): void;
}

/** What makers set for this place and for the line. */
export function createMakersSettings({ line, lineView, changed }: Ground, { settle }: PlaceTroubles) {
  let knownText = '';
  let given: GivenSettings = {};
  let settings = toSettings();

  function update(view: LineView): void {
    const next = toSettings(given, view.given);
    // The same object as before while nothing changes: what is drawn from it is not drawn anew.
    if (JSON.stringify(next) !== JSON.stringify(settings)) settings = next;
  }

  const actions: SettingsActions = {
    configure: (json) => {
      const text = json?.trim() ?? '';
      if (text === knownText) return;
      knownText = text;
      const parsed = parseSettings(text);
      given = parsed.given;
      line.configure(given);
      update(lineView());
      settle('makers', settingsTrouble(parsed.faults));
      changed();
    },
  };
  return {
    get: () => settings,
    /** Names of what makers set. */
    names: () => Object.keys({ ...lineView().given, ...given }),
    update,
    view: (): SettingsShown => ({ settings }),
    actions,
  };
}

/** What an agent is told about faults in the makers' settings; names only, so that it can be passed on. */
function settingsTrouble(faults: readonly SettingsFault[]): Trouble | undefined {
  const [first] = faults;
  if (first === undefined) return undefined;
  if (first.kind === 'too-long') return { kind: 'SettingsTooLong' };
  if (first.kind === 'not-json') return { kind: 'SettingsNotJson' };
  return { kind: 'SettingsFaulty', detail: faults.map(({ path }) => path).join(', ') };
}
