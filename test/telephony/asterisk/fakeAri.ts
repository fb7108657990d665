import { AriRefused, type AriPort } from '../../../telephony/asterisk/src/browser/ari';

/** Asterisk's REST interface as the real one was seen to answer, in memory. */
export class FakeAri implements AriPort {
  /** Passwords that count, by the name of the object; with `mine` those that lie in a file of the PBX. */
  readonly auths = new Map<string, Readonly<Record<string, string>>>();
  readonly endpoints = new Map<string, ReadonlyMap<string, string>>();
  readonly log: string[] = [];
  /** Every request fails with this. */
  refuses: string | undefined;
  takesMs = 0;

  browser(endpoint: string, auth = endpoint): void {
    this.endpoints.set(
      endpoint,
      new Map([
        ['webrtc', 'yes'],
        ['auth', auth],
      ]),
    );
  }
  desk(endpoint: string): void {
    this.endpoints.set(
      endpoint,
      new Map([
        ['webrtc', 'no'],
        ['auth', endpoint],
      ]),
    );
  }

  async read(kind: 'endpoint' | 'auth', id: string): Promise<ReadonlyMap<string, string> | undefined> {
    await this.#answers();
    const auth = this.auths.get(id);
    return kind === 'endpoint' ? this.endpoints.get(id) : auth && new Map(Object.entries(auth));
  }
  async write(_kind: 'auth', id: string, values: Readonly<Record<string, string>>): Promise<void> {
    await this.#answers();
    this.log.push(`write ${id}`);
    this.auths.set(id, values);
  }
  async remove(_kind: 'auth', id: string): Promise<void> {
    await this.#answers();
    this.log.push(`remove ${id}`);
    this.auths.delete(id);
  }

  async #answers(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, this.takesMs));
    if (this.refuses !== undefined) throw new AriRefused(this.refuses);
  }
}
