import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../../simulator/freePort';
import { directory } from '../../../simulator/directory';
import { ada, ben, startAdaptorWorld, webhookKey, type AdaptorWorld } from '../../adaptor/adaptorWorld';
import type { CallList, CallSnapshot } from '../../../protocol/messages/callSnapshot';
import { eventually } from '../../scenarios/harness/eventually';
import { Caller, type CallerOptions } from './caller';
import { amiUser, crowdOf, type PbxOptions } from './pbxFiles';
import { AgentAtSoftphone } from './softphone';
import { RunningConnector } from './startConnector';
import { startPbx, type Pbx } from './startPbx';
import { Telephone } from './telephone';

/** Agents of the crowd, with their telephones. */
export const agentsOf = (size: number) =>
  crowdOf(size).map((name) => ({ name, oid: `30000000-0000-4000-8000-000000000${name}` }));
export const crowd = agentsOf(20);

/** A real PBX, the adaptor as it is shipped, and the connector between them; telephones and callers come and go. */
export class InteropWorld {
  readonly #callers: Caller[] = [];
  readonly #telephones: Telephone[] = [];
  readonly #agents: AgentAtSoftphone[] = [];
  /** Of the agents of this test. */
  readonly #tokens = new Set<string>();

  private constructor(
    private readonly root: string,
    readonly pbx: Pbx,
    readonly adaptor: AdaptorWorld,
    readonly connector: RunningConnector,
  ) {}

  static async start(root: string, options: PbxOptions = {}): Promise<InteropWorld> {
    const listen = await freePort();
    const starting = [
      startPbx(root, options),
      startAdaptorWorld({
        TelephonyWebhookUrl: `http://127.0.0.1:${listen}/`,
        DialFormats: 'tel, supervise',
        Supervisors: ben,
      }),
    ] as const;
    const [pbx, adaptor] = await Promise.all(starting).catch(async (error: unknown) => {
      // What runs would keep the test's process for ever.
      for (const one of await Promise.allSettled(starting)) if (one.status === 'fulfilled') await one.value.stop();
      throw error;
    });
    const { clientId, clientSecret } = directory.telephony;
    const connector = new RunningConnector({
      ADAPTOR_URL: `${adaptor.host.url}/api`,
      TOKEN_URL: `${adaptor.entra.authority}/oauth2/v2.0/token`,
      NODE_EXTRA_CA_CERTS: adaptor.entra.certificateFile,
      CLIENT_ID: clientId,
      CLIENT_SECRET: clientSecret,
      SCOPE: `api://${directory.apiClientId}/.default`,
      LISTEN: `127.0.0.1:${listen}`,
      WEBHOOK_SECRET: `whsec_${webhookKey.toString('base64')}`,
      ASTERISK_AMI: `127.0.0.1:${pbx.ports.ami}`,
      ASTERISK_AMI_USER: amiUser.name,
      ASTERISK_AMI_SECRET: amiUser.secret,
      ASTERISK_NAME: 'interop',
      ASTERISK_AGENTS: [
        `${ada}=101`,
        `${ben}=102`,
        ...agentsOf(options.crowd ?? 20).map(({ oid, name }) => `${oid}=${name}`),
      ].join(','),
      ASTERISK_MAILBOXES: 'default',
      ASTERISK_ANSWER: options.system === true ? 'talk' : 'phone',
      ASTERISK_RECORDING: options.system === true ? 'agents' : 'pause',
      ASTERISK_SUPERVISORS: ben,
      ASTERISK_VOICEMAIL: '*{extension}',
    });
    const world = new InteropWorld(root, pbx, adaptor, connector);
    await connector.start().catch(async (error: unknown) => {
      await world.stop();
      throw error;
    });
    return world;
  }

  async call(to: string, more: Omit<CallerOptions, 'root' | 'sipPort' | 'to'> = {}): Promise<Caller> {
    const caller = await Caller.call({ root: this.root, sipPort: this.pbx.ports.sip, to, ...more });
    this.#callers.push(caller);
    return caller;
  }

  async telephone(name: string, hertz = 700): Promise<Telephone> {
    const telephone = await Telephone.open(this.root, name, this.pbx.ports.sip, hertz);
    this.#telephones.push(telephone);
    // The queue learns of the registration by the device's state.
    await sleep(100);
    return telephone;
  }

  async agent(who: 'ada' | 'ben'): Promise<AgentAtSoftphone> {
    return this.#atSoftphone(this.adaptor.tokens[who]);
  }

  /** An agent of the crowd. */
  async oneOf(oid: string): Promise<AgentAtSoftphone> {
    return this.#atSoftphone(this.adaptor.entra.issueToken({ oid }));
  }

  /** Somebody whom the connector knows by an e-mail address alone. */
  async withEmail(oid: string, email: string): Promise<AgentAtSoftphone> {
    return this.#atSoftphone(this.adaptor.entra.issueToken({ oid, preferred_username: email }));
  }

  async #atSoftphone(token: string): Promise<AgentAtSoftphone> {
    const softphone = await this.adaptor.connect(token);
    // As the product does: what goes on already is not pushed again.
    softphone.pushes.unshift(...(await this.#openCalls(token)));
    const agent = new AgentAtSoftphone(softphone, () => this.#told());
    this.#agents.push(agent);
    this.#tokens.add(token);
    return agent;
  }

  async #openCalls(token: string): Promise<readonly CallSnapshot[]> {
    const { body } = await this.adaptor.call('GET', 'calls', token);
    return (body as unknown as CallList).calls;
  }

  /** The last words of everybody, for a test that waits in vain. */
  #told(): string {
    return [
      ...this.connector.lines.slice(-15),
      ...this.#telephones.map((one) => `Telephone ${one.name}: ${one.events.join(' ')}`),
      ...this.#callers.map((one) => `Caller: ${one.errors()}`),
      this.pbx.log().slice(-800),
    ].join('\n');
  }

  /** Everybody goes home. */
  async endTest(): Promise<void> {
    await Promise.all(this.#callers.splice(0).map((one) => one.stop()));
    await this.pbx.hangUpAll();
    await Promise.all(this.#telephones.splice(0).map((one) => one.stop()));
    await Promise.all(this.#agents.splice(0).map((one) => one.close()));
    // The next test's agents begin with nothing: what has ended is told by then, also to a softphone that is closed.
    const left = async (): Promise<number> =>
      (await Promise.all([...this.#tokens].map((token) => this.#openCalls(token)))).flat().length;
    await eventually(left, 0);
    this.#tokens.clear();
  }

  async stop(): Promise<void> {
    await this.connector.stop();
    await this.pbx.stop();
    await this.adaptor.stop();
  }
}
