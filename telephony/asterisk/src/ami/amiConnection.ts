import { createHash } from 'node:crypto';
import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { codeOf, LoggableError } from '../../../base/codeOf';
import { headerOf, type AmiMessage } from './amiMessage';
import { writeAction, type AmiAction } from './amiAction';
import { AmiReader } from './amiReader';
import { amiTimings } from './amiTimings';

export interface AmiAddress {
  readonly host: string;
  readonly port: number;
  /** With TLS; `ca` in PEM form is the only authority that counts then. */
  readonly tls?: { readonly ca?: string; readonly serverName?: string };
  readonly user: string;
  readonly secret: string;
}

/** The PBX said no to an action. `said` is its own text, which can name a channel, and so the number that was called. */
export class ActionRefused extends LoggableError {
  /** The same for the log. */
  readonly words: string;

  constructor(
    readonly action: string,
    readonly said: string,
  ) {
    const words = withoutNames(said);
    super(`${action}: ${words}`);
    this.words = words;
  }
}

/** Its words alone: whatever holds a digit or `@` is a channel, an extension or a number. */
const withoutNames = (said: string): string => said.replace(/\S*[\d@]\S*/g, '…');

/** The connection is gone, or the PBX did not answer in time. */
export class AmiGone extends LoggableError {}

/** A manager session that is logged in. */
export interface AmiConnection {
  /** @throws ActionRefused, AmiGone, UnsafeAction */
  action(action: AmiAction): Promise<AmiMessage>;
  /** An action that answers with a list of events. A PBX that has nothing to list gives an empty one. @throws as `action` */
  list(action: AmiAction): Promise<readonly AmiMessage[]>;
  /** Resolves with the reason when the connection is over. */
  readonly closed: Promise<string>;
  close(): void;
}

interface Waiting {
  readonly name: string;
  readonly items?: AmiMessage[];
  readonly resolve: (message: AmiMessage) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Opens a session: the secret is proven by a challenge and never sent. @param onEvent called for each event, in order
 * @throws ActionRefused when the PBX does not let us in, AmiGone when it cannot be reached
 */
export async function openAmi(address: AmiAddress, onEvent: (event: AmiMessage) => void): Promise<AmiConnection> {
  const session = new Session(openSocket(address), onEvent);
  try {
    await session.greeted;
    const challenge = headerOf(await session.action({ name: 'Challenge', fields: { AuthType: 'MD5' } }), 'Challenge');
    const key = createHash('md5')
      .update(`${challenge ?? ''}${address.secret}`)
      .digest('hex');
    await session.action({ name: 'Login', fields: { AuthType: 'MD5', Username: address.user, Key: key } });
  } catch (error) {
    session.close();
    throw error;
  }
  session.keepAlive();
  return session;
}

function openSocket({ host, port, tls }: AmiAddress): Socket {
  if (tls === undefined) return connectPlain({ host, port });
  const ca = tls.ca === undefined ? {} : { ca: tls.ca };
  return connectTls({
    host,
    port,
    minVersion: 'TLSv1.2',
    ...ca,
    ...(tls.serverName === undefined ? {} : { servername: tls.serverName }),
  });
}

class Session implements AmiConnection {
  readonly greeted: Promise<void>;
  readonly closed: Promise<string>;
  readonly #reader = new AmiReader();
  readonly #waiting = new Map<string, Waiting>();
  #count = 0;
  #over: string | undefined;
  #end: (why: string) => void = () => undefined;
  #ping: NodeJS.Timeout | undefined;

  constructor(
    private readonly socket: Socket,
    private readonly onEvent: (event: AmiMessage) => void,
  ) {
    this.closed = new Promise((resolve) => (this.#end = resolve));
    const hello = new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new AmiGone('The PBX does not answer.')), amiTimings.connectMs);
      socket.on('data', (bytes: Buffer) => {
        this.#take(bytes);
        if (this.#reader.banner === undefined) return;
        clearTimeout(late);
        resolve();
      });
      void this.closed.then((why) => {
        clearTimeout(late);
        reject(new AmiGone(why));
      });
    });
    this.greeted = hello;
    hello.catch(() => undefined);
    socket.setNoDelay(true).on('error', (error: NodeJS.ErrnoException) => this.#finish(error.code ?? error.message));
    socket.on('close', () => this.#finish('The PBX ended the connection.'));
  }

  action(action: AmiAction): Promise<AmiMessage> {
    return this.#send(action, amiTimings.actionMs);
  }

  async list(action: AmiAction): Promise<readonly AmiMessage[]> {
    const items: AmiMessage[] = [];
    try {
      await this.#send(action, amiTimings.listMs, items);
    } catch (error) {
      // Asterisk refuses to list what it has none of: "No active queues", "No such …".
      if (error instanceof ActionRefused && /^no\b/i.test(error.said)) return [];
      throw error;
    }
    return items;
  }

  /** Asks now and then whether the other side still lives. */
  keepAlive(): void {
    this.#ping = setTimeout(() => {
      this.#send({ name: 'Ping', fields: {} }, amiTimings.pongMs).then(
        () => this.keepAlive(),
        () => this.#finish('The PBX fell silent.'),
      );
    }, amiTimings.pingEveryMs);
  }

  close(): void {
    this.#finish('Closed by us.');
  }

  #send(action: AmiAction, timeoutMs: number, items?: AmiMessage[]): Promise<AmiMessage> {
    const { name } = action;
    return new Promise((resolve, reject) => {
      if (this.#over !== undefined) return reject(new AmiGone(this.#over));
      const id = `c${(this.#count += 1)}`;
      const text = writeAction(action, id);
      const done = (): void => {
        clearTimeout(late);
        this.#waiting.delete(id);
      };
      const late = setTimeout(() => {
        done();
        reject(new AmiGone(`${name}: no answer in time.`));
      }, timeoutMs);
      this.#waiting.set(id, {
        name,
        ...(items === undefined ? {} : { items }),
        resolve: (message) => (done(), resolve(message)),
        reject: (error) => (done(), reject(error)),
      });
      this.socket.write(text);
    });
  }

  #take(bytes: Buffer): void {
    try {
      for (const message of this.#reader.take(bytes)) this.#give(message);
    } catch (error) {
      this.#finish(codeOf(error));
    }
  }

  #give(message: AmiMessage): void {
    const waiting = this.#waiting.get(headerOf(message, 'ActionID') ?? '');
    const response = headerOf(message, 'Response');
    if (response !== undefined) {
      if (waiting === undefined) return;
      if (response === 'Error')
        return waiting.reject(new ActionRefused(waiting.name, headerOf(message, 'Message') ?? ''));
      // A list begins: its events follow, and the last one says so.
      if (waiting.items !== undefined && headerOf(message, 'EventList') === 'start') return;
      return waiting.resolve(message);
    }
    if (waiting?.items === undefined) return this.onEvent(message);
    if (/^complete/i.test(headerOf(message, 'EventList') ?? '')) waiting.resolve(message);
    else waiting.items.push(message);
  }

  #finish(why: string): void {
    if (this.#over !== undefined) return;
    this.#over = why;
    clearTimeout(this.#ping);
    this.socket.destroy();
    for (const waiting of [...this.#waiting.values()]) waiting.reject(new AmiGone(why));
    this.#end(why);
  }
}
