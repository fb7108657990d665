import { targetsOfPage } from '../../../../CifSoftphone/browser/keptTargets';
import { callDetails } from '../../../../CifSoftphone/ui/call/CallDetails';
import { WrapUpHead } from '../../../../CifSoftphone/ui/call/WrapUpHead';
import { CallTools } from '../../../../CifSoftphone/ui/call/CallTools';
import type { CustomerNumber } from '../../../../CifSoftphone/core/customer/customerNumbers';
import type { TablesReader } from '../../../../CifSoftphone/core/customer/searchedTable';
import { newRecords } from '../../../../CifSoftphone/ui/customer/NewRecords';
import { searchedFor } from '../../../../CifSoftphone/ui/customer/SearchedFor';
import { DialDirectory } from '../../../../CifSoftphone/ui/dial/DialDirectory';
import { DialQuestions } from '../../../../CifSoftphone/ui/dial/DialQuestions';
import { CallWork } from '../../../../CifSoftphone/ui/call/CallWork';
import { EndedCallCard } from '../../../../CifSoftphone/ui/call/EndedCallCard';
import { FoldedCall } from '../../../../CifSoftphone/ui/call/FoldedCall';
import { OpenRecord } from '../../../../CifSoftphone/ui/customer/OpenRecord';
import { CustomerTools } from '../../../../CifSoftphone/ui/customer/CustomerTools';
import { DigitPad } from '../../../../CifSoftphone/ui/dial/DigitPad';
import { MissedCall } from '../../../../CifSoftphone/ui/call/MissedCall';
import { StateIcon } from '../../../../CifSoftphone/ui/call/StateIcon';
import { RingMore } from '../../../../CifSoftphone/ui/call/RingMore';
import { RingDeflection } from '../../../../CifSoftphone/ui/call/RingDeflection';
import { ReplyText } from '../../../../CifSoftphone/ui/call/ReplyText';
import { OthersInCall } from '../../../../CifSoftphone/ui/call/OthersInCall';
import { SuperviseForm } from '../../../../CifSoftphone/ui/dial/SuperviseForm';
import { transferForm } from '../../../../CifSoftphone/ui/dial/TransferForm';
import { HistoryList } from '../../../../CifSoftphone/ui/history/HistoryList';
import { desktopNotices } from '../../../../CifSoftphone/ui/notices/DesktopNotices';
import { noticeSettings } from '../../../../CifSoftphone/ui/notices/NoticeSettings';
import { Home } from '../../../../CifSoftphone/ui/home/Home';
import { keys } from '../../../../CifSoftphone/ui/keys/Keys';
import { wrapUpForm } from '../../../../CifSoftphone/ui/call/WrapUpForm';
import type { LoadLater } from '../../../../CifSoftphone/ui/parts/laterParts';
import { ringFile } from '../../../../CifSoftphone/ui/shell/RingFile';
import { soundSettings } from '../../../../CifSoftphone/ui/shell/SoundSettings';
import { Queues } from '../../../../CifSoftphone/ui/home/Queues';
import { AgentStateMenu } from '../../../../CifSoftphone/ui/shell/AgentStateMenu';
import { fluentTheme } from '../../../../CifSoftphone/ui/theme/fluentTheme';
import { KeptCard } from '../../../../CifSoftphone/ui/shell/KeptCard';
import { SoundBlocked } from '../../../../CifSoftphone/ui/shell/SoundBlocked';
import { TimeBackOver } from '../../../../CifSoftphone/ui/shell/TimeBackOver';
import { fakeKeys } from '../keys/fakeKeys';
import { fakeNotices } from '../notices/fakeNotices';

// Missing in jsdom.
if (!('scrollIntoView' in Element.prototype)) Object.assign(Element.prototype, { scrollIntoView: () => undefined });

/** Dispositions with which a wrap-up ended. */
export const counted: string[] = [];
const CallDetails = callDetails(() => Promise.resolve({ ok: true, text: 'Promised a refund' }));

/** Every table is as makers named it, and open. */
const describe: TablesReader['describe'] = (search) =>
  Promise.resolve(
    search.map(({ table, columns }) => ({
      ...{ table, columns, setName: `${table}s`, idColumn: `${table}id`, unusable: [], isUnlinkable: false },
    })),
  );
const tables: TablesReader = { describe, tryOut: describe };

/** Of all tests of a file. */
const keptTargets = { favourites: targetsOfPage(), recents: targetsOfPage() };
export function forgetTargets(): void {
  for (const kept of Object.values(keptTargets)) for (const { target } of kept.list()) kept.drop(target);
}

/** What Dynamics finds, by what is typed. */
export const numbersByName = new Map<string, readonly CustomerNumber[]>();

const parts = {
  AgentStateMenu,
  CallDetails,
  CallTools,
  DialDirectory,
  CallWork,
  CustomerTools,
  DialQuestions,
  DesktopNotices: desktopNotices(fakeNotices()),
  DigitPad,
  EndedCallCard,
  FoldedCall,
  HistoryList,
  Home,
  Keys: keys(fakeKeys()),
  KeptCard,
  MissedCall,
  NewRecords: newRecords(tables),
  OpenRecord,
  OthersInCall,
  ReplyText,
  StateIcon,
  RingMore,
  RingDeflection,
  SearchedFor: searchedFor(tables),
  Queues,
  RingFile: ringFile(() => Promise.reject(new Error('no such file'))),
  SoundBlocked,
  SoundSettings: soundSettings(noticeSettings(fakeNotices()), () => null),
  SuperviseForm,
  TimeBackOver,
  TransferForm: transferForm({ ...keptTargets, findNumbers: (text) => Promise.resolve(numbersByName.get(text) ?? []) }),
  WrapUpHead,
  WrapUpForm: wrapUpForm({ read: () => ({ copy: 3 }), add: (value) => void counted.push(value) }),
  fluentTheme,
};

/** What `later.js` brings, without the script: it is there. */
export const laterHere: LoadLater = Object.assign(() => Promise.resolve(parts), { there: () => parts });
