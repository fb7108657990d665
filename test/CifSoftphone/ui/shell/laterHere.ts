import { callDetails } from '../../../../CifSoftphone/ui/call/CallDetails';
import { CallTools } from '../../../../CifSoftphone/ui/call/CallTools';
import { DialDirectory } from '../../../../CifSoftphone/ui/dial/DialDirectory';
import { DigitPad } from '../../../../CifSoftphone/ui/dial/DigitPad';
import { MissedCall } from '../../../../CifSoftphone/ui/call/MissedCall';
import { OthersInCall } from '../../../../CifSoftphone/ui/call/OthersInCall';
import { SuperviseForm } from '../../../../CifSoftphone/ui/dial/SuperviseForm';
import { TransferForm } from '../../../../CifSoftphone/ui/dial/TransferForm';
import { HistoryList } from '../../../../CifSoftphone/ui/history/HistoryList';
import { keys } from '../../../../CifSoftphone/ui/keys/Keys';
import { wrapUpForm } from '../../../../CifSoftphone/ui/call/WrapUpForm';
import { CaseChoice } from '../../../../CifSoftphone/ui/customer/CaseChoice';
import type { LoadLater } from '../../../../CifSoftphone/ui/parts/laterParts';
import { SoundSettings } from '../../../../CifSoftphone/ui/shell/SoundSettings';
import { fakeKeys } from '../keys/fakeKeys';

/** Dispositions with which a wrap-up ended. */
export const counted: string[] = [];
const CallDetails = callDetails(() => Promise.resolve({ ok: true, text: 'Promised a refund' }));

const parts = {
  CallDetails,
  CallTools,
  DialDirectory,
  CaseChoice,
  DigitPad,
  HistoryList,
  Keys: keys(fakeKeys()),
  MissedCall,
  OthersInCall,
  SoundSettings,
  SuperviseForm,
  TransferForm,
  WrapUpForm: wrapUpForm({ read: () => ({ copy: 3 }), add: (value) => void counted.push(value) }),
};

/** What `later.js` brings, without the script: it is there. */
export const laterHere: LoadLater = Object.assign(() => Promise.resolve(parts), { there: () => parts });
