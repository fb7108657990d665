import { targetsOfBrowser, targetsOfPage } from '../browser/keptTargets';
import type { DescribeSearch } from '../core/customer/customerTables';
import { dataverseCustomerNumbers } from '../dataverse/dataverseCustomerNumbers';
import { dataverseHistory } from '../dataverse/dataverseHistory';
import { dataverseTimings, listBudgetMs } from '../dataverse/dataverseTimings';
import { describeSearch } from '../dataverse/describeTables';
import { OthersInCall } from '../ui/call/OthersInCall';
import { MissedCall } from '../ui/call/MissedCall';
import { searchedTables } from '../dataverse/searchedTables';
import { notesReader } from '../dataverse/readNotes';
import { WrapUpHead } from '../ui/call/WrapUpHead';
import { CallTools } from '../ui/call/CallTools';
import { CallWork } from '../ui/call/CallWork';
import { EndedCallCard } from '../ui/call/EndedCallCard';
import { FoldedCall } from '../ui/call/FoldedCall';
import { StateIcon } from '../ui/call/StateIcon';
import { RingMore } from '../ui/call/RingMore';
import { RingDeflection } from '../ui/call/RingDeflection';
import { ReplyText } from '../ui/call/ReplyText';
import { callDetails } from '../ui/call/CallDetails';
import { DialDirectory } from '../ui/dial/DialDirectory';
import { newRecords } from '../ui/customer/NewRecords';
import { searchedFor } from '../ui/customer/SearchedFor';
import { DialQuestions } from '../ui/dial/DialQuestions';
import { OpenRecord } from '../ui/customer/OpenRecord';
import { CustomerTools } from '../ui/customer/CustomerTools';
import { DigitPad } from '../ui/dial/DigitPad';
import { SuperviseForm } from '../ui/dial/SuperviseForm';
import { transferForm } from '../ui/dial/TransferForm';
import { HistoryList } from '../ui/history/HistoryList';
import { Home } from '../ui/home/Home';
import { browserKeys } from '../ui/keys/keyPorts';
import { keys } from '../ui/keys/Keys';
import { choiceCounts } from '../browser/choiceCounts';
import { wrapUpForm } from '../ui/call/WrapUpForm';
import { desktopNotices } from '../ui/notices/DesktopNotices';
import { browserNotices } from '../ui/notices/browserNotices';
import { noticeSettings } from '../ui/notices/NoticeSettings';
import { loadRingFile } from '../sound/loadRingFile';
import { ringFile } from '../ui/shell/RingFile';
import { canPopOut, popOut } from '../host/popOut';
import { popOutButton } from '../ui/shell/PopOutButton';
import { soundSettings } from '../ui/shell/SoundSettings';
import { Queues } from '../ui/home/Queues';
import { AgentStateMenu } from '../ui/shell/AgentStateMenu';
import { fluentTheme } from '../ui/theme/fluentTheme';
import { KeptCard } from '../ui/shell/KeptCard';
import { SoundBlocked } from '../ui/shell/SoundBlocked';
import { TimeBackOver } from '../ui/shell/TimeBackOver';
import { laterScriptGlobal, type LaterScript } from './laterScript';
import { pageDataverse } from './pageDataverse';

// Its own file: a script of the product begins here.

const describe: DescribeSearch = (search) =>
  describeSearch(search, { ...pageDataverse, timeoutMs: dataverseTimings.searchBudgetMs });
const readTables = searchedTables({ ...pageDataverse, timeoutMs: listBudgetMs });

/* Entry of later.js: what an agent opens now and then. React and Fluent are those of the page that loads it. */
const here = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : document.baseURI;
const laterScript: LaterScript = {
  AgentStateMenu,
  CallDetails: callDetails(notesReader({ ...pageDataverse, timeoutMs: listBudgetMs })),
  CallTools,
  DialDirectory,
  CallWork,
  CustomerTools,
  DialQuestions,
  DesktopNotices: desktopNotices(browserNotices),
  DigitPad,
  EndedCallCard,
  FoldedCall,
  HistoryList,
  Home,
  Keys: keys(browserKeys),
  KeptCard,
  MissedCall,
  NewRecords: newRecords(readTables),
  OpenRecord,
  OthersInCall,
  ReplyText,
  StateIcon,
  RingMore,
  RingDeflection,
  SearchedFor: searchedFor(readTables),
  Queues,
  RingFile: ringFile((file) => loadRingFile(new URL(`../../${file}`, here).href)),
  SoundBlocked,
  SoundSettings: soundSettings(
    noticeSettings(browserNotices),
    popOutButton({ canPopOut: () => canPopOut(window), popOut: () => popOut(window) }),
  ),
  SuperviseForm,
  TimeBackOver,
  TransferForm: transferForm({
    favourites: targetsOfBrowser('cti-softphone-favourites'),
    recents: targetsOfPage(),
    findNumbers: dataverseCustomerNumbers(describe, { ...pageDataverse, timeoutMs: listBudgetMs }),
  }),
  WrapUpHead,
  WrapUpForm: wrapUpForm(choiceCounts()),
  fluentTheme,
  describeSearch: describe,
  pastCalls: dataverseHistory({ ...pageDataverse, timeoutMs: listBudgetMs }),
};
Object.defineProperty(window, laterScriptGlobal, { value: laterScript, configurable: true });
