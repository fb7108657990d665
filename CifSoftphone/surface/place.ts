import type { LineView } from '../core/line/lineView';
import type { AgentActions } from './agentActions';
import type { CallActions } from './callActions';
import type { CaseActions, CasesShown } from './cases';
import type { CustomerActions } from './customerActions';
import type { DialActions, DialShown } from './dialler';
import type { FrontActions, FrontShown } from './frontCall';
import type { HistoryActions, HistoryShown } from './history';
import type { HostActions, HostShown } from './hostLink';
import type { SettingsActions, SettingsShown } from './makersSettings';
import type { TroubleActions } from './placeTroubles';
import type { RingerActions, SoundShown } from './ringer';
import type { RingActions } from './rings';
import type { SupportLogActions } from './supportLog';

/** The line as one place shows it: what each feature adds stands with the feature. */
export interface PlaceView
  extends
    Omit<LineView, keyof DialShown>,
    SettingsShown,
    FrontShown,
    HostShown,
    DialShown,
    SoundShown,
    HistoryShown,
    CasesShown {}

/** What the UI of one place (panel or form control) sees and can do. It holds no rule of its own. */
export interface Place
  extends
    RingActions,
    CallActions,
    CustomerActions,
    DialActions,
    AgentActions,
    FrontActions,
    HostActions,
    TroubleActions,
    SettingsActions,
    SupportLogActions,
    RingerActions,
    HistoryActions,
    CaseActions {
  readonly placeId: string;
  getView(): PlaceView;
  /** Calls back after each change of the view; returns its undo. */
  subscribe(listener: () => void): () => void;
  stop(): void;
}
