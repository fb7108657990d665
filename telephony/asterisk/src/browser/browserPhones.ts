import { randomBytes } from 'node:crypto';
import type { PhoneRequested } from '../../../../protocol/messages/answers';
import type { PhoneOffer } from '../../../client/src/webhooks/createWebhooks';
import { codeOf } from '../../../base/codeOf';
import type { Log } from '../../../base/log';
import { RecentIds } from '../../../base/recentIds';
import { timings } from '../base/timings';
import { amiActions } from '../commands/amiActions';
import type { PbxPort } from '../commands/pbxPort';
import { echo } from '../pbx/naming';
import type { AriPort } from './ari';
import type { BrowserPhoneSettings } from './browserPhone';
import { iceServers } from './iceServers';

export interface BrowserPhonesParts {
  readonly settings: BrowserPhoneSettings;
  readonly ari: AriPort;
  readonly pbx: Pick<PbxPort, 'list'>;
  /** Endpoint at the PBX by the agent's object id. */
  readonly endpointOf: (userId: string) => string | undefined;
  /** Of all who are, or may become, agents. */
  readonly endpoints: () => Iterable<string>;
  readonly log: Log;
  readonly now: () => number;
}

/**
 * Passwords of telephones in browsers: short-lived, one at a time for each agent, in the PBX's memory alone. Which
 * endpoints are for browsers the PBX itself says (`webrtc=yes`).
 */
export class BrowserPhones {
  /** The name of its password (`auth`) by the endpoint of each agent who can have a browser for a telephone. */
  #auths = new Map<string, string>();
  #checked = false;
  /** The include has what a browser's check calls; one of an older connector has not. */
  #hasEcho = false;
  #stopped = false;
  /** The browser whose password counts, by endpoint. */
  readonly #current = new Map<string, string>();
  /** Browsers whose place another one has taken, or that have gone. */
  readonly #past = new RecentIds(timings.rememberedPhones);
  readonly #ends = new Map<string, NodeJS.Timeout>();
  /** What is under way at ARI for an endpoint: the next waits for it. */
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(private readonly parts: BrowserPhonesParts) {}

  /** The agent's telephone is one for a browser: it holds and mutes there, and answers there. */
  isBrowser(endpoint: string): boolean {
    return this.#auths.has(endpoint);
  }

  /** Asks the PBX which telephones are for browsers, and whether it takes passwords; says what is missing. Never rejects. */
  async check(): Promise<void> {
    const { log } = this.parts;
    try {
      await this.#look();
      this.#checked = true;
      const { context, exten } = echo;
      const rows = await this.parts.pbx.list(amiActions.showExtension(context, exten)).catch(() => []);
      this.#hasEcho = rows.length > 0;
      log.info('browser-phones', { telephones: this.#auths.size, echo: this.#hasEcho });
    } catch (error) {
      this.#checked = false;
      log.warn('browser-phones-not-offered', { code: codeOf(error) });
    }
  }

  /**
   * A password for an agent's browser; `undefined` where this agent has no telephone for a browser, or has chosen another
   * browser since. @throws AriRefused: the browser asks again
   */
  async give({ userId, phoneId }: PhoneRequested): Promise<PhoneOffer | undefined> {
    if (!this.#checked) await this.check();
    const endpoint = this.parts.endpointOf(userId);
    const auth = endpoint === undefined ? undefined : this.#auths.get(endpoint);
    if (endpoint === undefined || auth === undefined || this.#past.has(phoneId)) return undefined;
    const before = this.#current.get(endpoint);
    if (before !== undefined && before !== phoneId) this.#past.add(before);
    this.#current.set(endpoint, phoneId);
    const { settings, ari, now } = this.parts;
    const secret = randomBytes(24).toString('base64url');
    await this.#inTurn(endpoint, () =>
      ari.write('auth', auth, { auth_type: 'digest', username: endpoint, password: secret }),
    );
    const expiresInMs = timings.phoneLifeMs;
    this.#endsIn(endpoint, expiresInMs);
    const host = new URL(settings.url).hostname.replace(/^\[.*\]$/, 'pbx.invalid');
    return {
      url: settings.url,
      uri: `sip:${endpoint}@${host}`,
      user: endpoint,
      secret,
      expiresInMs,
      iceServers: iceServers(settings, now() + expiresInMs),
      ...(this.#hasEcho ? { echo: `sip:${echo.exten}@${host}` } : {}),
    };
  }

  /** That browser is a telephone no more. Never rejects. */
  async withdraw({ userId, phoneId }: PhoneRequested): Promise<void> {
    const endpoint = this.parts.endpointOf(userId);
    this.#past.add(phoneId);
    if (endpoint === undefined || this.#current.get(endpoint) !== phoneId) return;
    this.#current.delete(endpoint);
    await this.#end(endpoint);
  }

  stop(): void {
    this.#stopped = true;
    for (const timer of this.#ends.values()) clearTimeout(timer);
  }

  async #look(): Promise<void> {
    const { ari, log } = this.parts;
    // It must take a password, and none of its files may have one of this name, which would count in its place.
    await ari.write('auth', probe, { auth_type: 'digest', username: probe, password: randomBytes(24).toString('hex') });
    await ari.remove('auth', probe);
    const found = new Map<string, string>();
    const ask = async (endpoint: string): Promise<void> => {
      const values = await ari.read('endpoint', endpoint);
      const [auth = ''] = (values?.get('auth') ?? '').split(',');
      if (/^(yes|true)$/i.test(values?.get('webrtc') ?? '') && auth !== '') found.set(endpoint, auth.trim());
    };
    const endpoints = [...this.parts.endpoints()];
    for (let at = 0; at < endpoints.length; at += timings.asksAtOnce)
      await Promise.all(endpoints.slice(at, at + timings.asksAtOnce).map(ask));
    // With a password that is another telephone's, too, an agent would register as that one and get its calls.
    const names = [...found.values()];
    const auths = new Map([...found].filter(([, auth]) => names.indexOf(auth) === names.lastIndexOf(auth)));
    if (auths.size < found.size) log.warn('browser-phones-share-auth', { telephones: found.size - auths.size });
    this.#auths = auths;
    // What an earlier run of the connector gave out counts no longer than it would have then.
    for (const endpoint of auths.keys()) if (!this.#ends.has(endpoint)) this.#endsIn(endpoint, timings.phoneLifeMs);
  }

  #endsIn(endpoint: string, afterMs: number): void {
    clearTimeout(this.#ends.get(endpoint));
    if (this.#stopped) return;
    const timer = setTimeout(() => {
      this.#ends.delete(endpoint);
      this.#current.delete(endpoint);
      void this.#end(endpoint);
    }, afterMs);
    this.#ends.set(endpoint, timer);
  }

  async #end(endpoint: string): Promise<void> {
    const { ari, log } = this.parts;
    const auth = this.#auths.get(endpoint);
    if (auth === undefined) return;
    await this.#inTurn(endpoint, () => ari.remove('auth', auth)).catch((error: unknown) => {
      log.warn('password-not-withdrawn', { code: codeOf(error) });
      if (!this.#current.has(endpoint)) this.#endsIn(endpoint, timings.withdrawAgainMs);
    });
  }

  #inTurn(endpoint: string, work: () => Promise<void>): Promise<void> {
    const before = this.#turns.get(endpoint) ?? Promise.resolve();
    const now = before.catch(() => undefined).then(work);
    this.#turns.set(endpoint, now);
    return now;
  }
}

/** The name under which it is tried whether passwords are taken. */
const probe = 'crm-softphone-check';
