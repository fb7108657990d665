import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { AmiReader } from '../../../telephony/asterisk/src/ami/amiReader';
import { headerOf, toAmiMessage, type AmiMessage } from '../../../telephony/asterisk/src/ami/amiMessage';

/** What an action is answered with: rows of a list, headers of its own, the words of an error, or nothing special. */
export type Answer = readonly AmiMessage[] | AmiMessage | string | undefined;

/** The manager interface of a PBX, as far as the connector speaks with it: the real one's twin for tests without packages. */
export class FakePbx {
  /** Actions that it was sent, without those of signing in and keeping alive. */
  readonly actions: AmiMessage[] = [];
  /** Its answers, by the action's name. */
  readonly answers = new Map<string, (action: AmiMessage) => Answer>([
    // Whoever was sent somewhere is there.
    ['Status', () => [toAmiMessage({ Event: 'Status', Application: 'Wait' })]],
  ]);
  /** Nobody gets in, as while the PBX is away. */
  isAway = false;
  /** Seconds since its start, as it says to whoever logs in. */
  uptimeS = 1_000;
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((socket) => this.#serve(socket));

  static async start(): Promise<FakePbx> {
    const fake = new FakePbx();
    await new Promise<void>((resolve) => fake.#server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  named(name: string): readonly AmiMessage[] {
    return this.actions.filter((action) => headerOf(action, 'Action') === name);
  }

  /** Tells everybody who is logged in. */
  tell(...events: readonly AmiMessage[]): void {
    for (const socket of this.#sockets) for (const event of events) socket.write(textOf(event));
  }

  /** Every connection breaks, as when the PBX is restarted. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #serve(socket: Socket): void {
    if (this.isAway) return void socket.destroy();
    this.#sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => this.#sockets.delete(socket));
    socket.write('Asterisk Call Manager/11.0.0\r\n');
    const reader = new AmiReader();
    reader.take(Buffer.from('Asterisk Call Manager/11.0.0\r\n'));
    socket.on('data', (bytes: Buffer) => {
      for (const action of reader.take(bytes)) this.#answer(socket, action);
    });
  }

  #answer(socket: Socket, action: AmiMessage): void {
    const id = headerOf(action, 'ActionID') ?? '';
    const name = headerOf(action, 'Action') ?? '';
    const say = (lines: readonly string[]): void =>
      void socket.write(`${[...lines, `ActionID: ${id}`].join('\r\n')}\r\n\r\n`);
    if (name === 'Challenge') return say(['Response: Success', 'Challenge: 4711']);
    if (name === 'Login') {
      say(['Response: Success', 'Message: Authentication accepted']);
      return void socket.write(`Event: FullyBooted\r\nUptime: ${this.uptimeS}\r\nStatus: Fully Booted\r\n\r\n`);
    }
    if (name === 'Ping') return say(['Response: Success', 'Ping: Pong']);
    this.actions.push(action);
    const answer = this.answers.get(name)?.(action);
    if (typeof answer === 'string') return say(['Response: Error', `Message: ${answer}`]);
    if (answer === undefined) return say(['Response: Success']);
    if (!isList(answer)) return say(['Response: Success', ...linesOf(answer)]);
    say(['Response: Success', 'EventList: start']);
    for (const row of answer) socket.write(textOf(new Map([...row, ['ActionID', [id]]])));
    say([`Event: ${name}Complete`, 'EventList: Complete']);
  }
}

const isList = (answer: readonly AmiMessage[] | AmiMessage): answer is readonly AmiMessage[] => Array.isArray(answer);
const linesOf = (message: AmiMessage): readonly string[] =>
  [...message].flatMap(([name, values]) => values.map((value) => `${name}: ${value}`));
const textOf = (message: AmiMessage): string => `${linesOf(message).join('\r\n')}\r\n\r\n`;
