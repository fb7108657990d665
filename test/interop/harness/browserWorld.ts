import { randomBytes } from 'node:crypto';
import { freePort } from '../../../simulator/freePort';
import { connectorSettings } from '../../../simulator/asterisk/connectorSettings';
import type { Simulator } from '../../../simulator/startSimulator';
import { Scenario } from '../../scenarios/harness/useSimulator';
import { ada, ben } from '../../adaptor/adaptorWorld';
import { amiUser, ariUser } from './pbxFiles';
import { RunningConnector } from './startConnector';
import { startPbx, type Pbx } from './startPbx';
import { Telephone, type ReceiveBuffer } from './telephone';

/** A real PBX whose agents talk in a real browser; everything else is the product as it is shipped. */
export class BrowserWorld {
  readonly scenario = new Scenario();
  readonly #telephones: Telephone[] = [];
  #pbx: Pbx | undefined;
  #connector: RunningConnector | undefined;

  constructor(private readonly root: string) {}

  get pbx(): Pbx {
    if (this.#pbx === undefined) throw new Error('The PBX runs only inside of tests.');
    return this.#pbx;
  }

  get connector(): RunningConnector {
    if (this.#connector === undefined) throw new Error('The connector runs only inside of tests.');
    return this.#connector;
  }

  async start(): Promise<void> {
    const listen = await freePort();
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    this.#pbx = await startPbx(this.root);
    await this.scenario.start({
      ownReceiver: { url: `http://127.0.0.1:${listen}/`, secret },
      adaptorSettings: { BrowserPhone: 'yes', DialFormats: 'tel, supervise', Supervisors: ada },
    });
    this.#connector = new RunningConnector(environment(this.scenario.simulator, this.#pbx, listen, secret));
    await this.#connector.start();
  }

  /** Somebody with a telephone of the world: a tone of 700 Hz for a voice, and an ear that keeps what it hears. */
  async caller(buffer?: ReceiveBuffer): Promise<Telephone> {
    return this.telephone('103', 700, buffer);
  }

  async telephone(name: string, hertz: number, buffer?: ReceiveBuffer): Promise<Telephone> {
    const telephone = await Telephone.open(this.root, name, this.pbx.ports.sip, hertz, buffer);
    this.#telephones.push(telephone);
    return telephone;
  }

  async endTest(): Promise<void> {
    await Promise.all(this.#telephones.splice(0).map((one) => one.stop()));
    await this.pbx.hangUpAll();
    await this.scenario.endTest();
  }

  async stop(): Promise<void> {
    await Promise.all(this.#telephones.splice(0).map((one) => one.stop()));
    await this.#connector?.stop();
    await this.scenario.stop();
    await this.#pbx?.stop();
  }
}

function environment(simulator: Simulator, pbx: Pbx, listen: number, secret: string): Record<string, string> {
  return {
    ...connectorSettings(simulator, listen, secret),
    ASTERISK_AMI: `127.0.0.1:${pbx.ports.ami}`,
    ASTERISK_AMI_USER: amiUser.name,
    ASTERISK_AMI_SECRET: amiUser.secret,
    ASTERISK_NAME: 'interop',
    // Ben has a telephone on his desk.
    ASTERISK_AGENTS: `${ada}=301, ${ben}=101`,
    ASTERISK_SUPERVISORS: ada,
    ASTERISK_MAILBOXES: 'default',
    ASTERISK_BROWSER_PHONE: `ws://127.0.0.1:${pbx.ports.http}/ws`,
    ASTERISK_BROWSER_PHONE_ARI: `http://127.0.0.1:${pbx.ports.http}/ari`,
    ASTERISK_BROWSER_PHONE_ARI_USER: ariUser.name,
    ASTERISK_BROWSER_PHONE_ARI_SECRET: ariUser.secret,
  };
}
