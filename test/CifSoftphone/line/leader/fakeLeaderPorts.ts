import { usualTableOf, type ActivityWays } from '../../../../CifSoftphone/core/customer/customerTables';
import { isUsualTable } from '../../../../CifSoftphone/core/settings/softphoneSettings';
import type { CallConnection, ConnectionNews } from '../../../../CifSoftphone/connection/callConnection';
import type { CallsResult } from '../../../../CifSoftphone/connection/fetchCalls';
import { FakeSignIn } from '../../connection/fakeSignIn';
import { FakeActivities } from '../../activity/fakeActivities';
import type { CustomerMatch, CustomersFound } from '../../../../CifSoftphone/core/customer/customerMatch';
import type { VariablesResult } from '../../../../CifSoftphone/core/settings/environmentVariables';
import { FakeUnsavedWords } from '../../activity/fakeUnsavedWords';
import type { LeaderPorts } from '../../../../CifSoftphone/line/leader/leaderPorts';
import { CurrentSettings } from '../../../../CifSoftphone/core/settings/currentSettings';
import type { CallSnapshot } from '../../../../protocol/messages/callSnapshot';
import type { SoftphoneAnswer, SoftphoneMessage } from '../../../../protocol/messages/softphoneMessage';
import { toCallChangedEvent } from '../../../../protocol/messages/callChanged';

/** A connection for tests: says what it is told, answers as it is told. */
class FakeConnection implements CallConnection {
  started = false;
  stopped = false;
  readonly sent: SoftphoneMessage[] = [];
  answer: (message: SoftphoneMessage) => Promise<SoftphoneAnswer> = () => Promise.resolve({ ok: true });

  constructor(readonly tell: (news: ConnectionNews) => void) {}

  start(): void {
    this.started = true;
  }
  tryNow(): void {}
  invoke(message: SoftphoneMessage): Promise<SoftphoneAnswer> {
    this.sent.push(message);
    return this.answer(message);
  }
  stop(): Promise<void> {
    this.stopped = true;
    return Promise.resolve();
  }
  push(snapshot: CallSnapshot): void {
    this.tell({ type: 'pushed', argument: toCallChangedEvent(snapshot) });
  }
}

/** The whole outside of the leader, as tests want it. */
export class FakeLeaderPorts implements LeaderPorts {
  variables: VariablesResult = {
    ok: true,
    variables: {
      cti_AdaptorFunctionUrl: 'https://adaptor.example.com/api',
      cti_ClientId: '1c7f5b0a-2f43-4a0e-8f7e-0a4b6c8d9e10',
      cti_Authority: 'https://login.example.com/tenant',
      cti_Scope: 'functionuser',
    },
  };
  readonly signIn = new FakeSignIn();
  readonly connections: FakeConnection[] = [];
  list: CallsResult = { ok: true, calls: [], ended: [] };
  lists = 0;
  readonly activities = new FakeActivities();
  match: CustomerMatch = { outcome: 'none' };
  /** The name of a row that a telephony system names. */
  recordName: string | undefined;
  private ids = 0;

  readVariables = () => Promise.resolve(this.variables);
  openSignIn = () => Promise.resolve(this.signIn);
  openConnection: LeaderPorts['openConnection'] = (_settings, _token, onNews) => {
    const connection = new FakeConnection(onNews);
    this.connections.push(connection);
    return connection;
  };
  fetchCalls = () => {
    this.lists += 1;
    return Promise.resolve(this.list);
  };
  found: CustomersFound = [];
  /** A table that makers named besides, and how an activity can name its rows. */
  customTable: string | undefined;
  ways: ActivityWays | undefined;
  customers: LeaderPorts['customers'] = {
    find: () => Promise.resolve(this.match),
    nameOf: () => Promise.resolve(this.recordName),
    search: () => Promise.resolve(this.found),
    isCustomer: (entityName) => isUsualTable(entityName) || entityName === this.customTable,
    waysTo: (entityName) => Promise.resolve(usualTableOf(entityName) ?? this.ways),
    withTable: (customer) =>
      Promise.resolve(isUsualTable(customer.entityName) ? customer : { ...customer, tableName: 'Device' }),
  };
  homeKnown = Promise.resolve();
  whenPainted = (): Promise<void> => Promise.resolve();
  writeNumber = (number: string) => ({ display: `(${number})`, e164: number });
  dialTarget: LeaderPorts['dialTarget'] = (text) => Promise.resolve({ ok: true, target: text });
  writeSubject: LeaderPorts['writeSubject'] = ({ outcome, party }) => `${outcome} ${party ?? 'nobody'}`;
  readonly settings = new CurrentSettings();
  wrapUpSeconds = () => this.settings.get().wrapUpSeconds;
  wrapUpExtensions = () => this.settings.get().wrapUpExtensions;
  wrapUpFields = () => this.settings.get().wrapUpFields;
  nowMs = () => Date.now();
  soundOf = () => undefined;
  wallTimeMs = () => Date.now();
  dispositionLabel = (value: string) => `the label of ${value}`;
  unsavedWords = new FakeUnsavedWords();
  newId = () => `message-${(this.ids += 1)}`;
  random = () => 0.5;
}
