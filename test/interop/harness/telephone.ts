import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isFields, parseJson } from '../../../protocol/fields';
import { freePort } from '../../../simulator/freePort';
import { stopChild } from '../../../simulator/stopChild';
import { eventually } from '../../scenarios/harness/eventually';
import { debianProgram } from '../../../simulator/asterisk/debianProgram';
import { freeUdpPort } from '../../../simulator/asterisk/freeUdpPort';

/** What comes waits in a telephone, so that what is late is still heard in its turn: five packets, unless it is `none`. */
export type ReceiveBuffer = 'usual' | 'none';

/** A telephone on an agent's desk: baresip, moved by its control port as by a hand. */
export class Telephone {
  /** Types of the events that it told, such as `CALL_INCOMING`, in order. */
  readonly events: string[] = [];
  #child: ChildProcess | undefined;
  #control: Socket | undefined;
  #text = '';

  private constructor(
    readonly name: string,
    /** The tone that it sends in place of a voice, in hertz. */
    readonly hertz: number,
    private readonly folder: string,
    private readonly start: { readonly command: string; readonly args: readonly string[]; readonly port: number },
  ) {}

  /** Starts a telephone and waits until it is registered. */
  static async open(
    root: string,
    name: string,
    sipPort: number,
    hertz: number,
    buffer: ReceiveBuffer = 'usual',
  ): Promise<Telephone> {
    // It takes the port behind its own for TLS, and that may be somebody's: then another one.
    for (let tries = 1; ; tries += 1) {
      const telephone = await Telephone.#prepare(root, name, sipPort, hertz, buffer);
      try {
        await telephone.#run();
        return telephone;
      } catch (error) {
        await telephone.stop();
        if (tries === 3) throw error;
      }
    }
  }

  static async #prepare(
    root: string,
    name: string,
    sipPort: number,
    hertz: number,
    buffer: ReceiveBuffer,
  ): Promise<Telephone> {
    const folder = mkdtempSync(join(tmpdir(), `cif-softphone-phone-${name}-`));
    mkdirSync(join(folder, 'sound'));
    const port = await freePort();
    const lines = config(root, folder, port, await freeUdpPort('127.0.0.1'), hertz);
    writeFileSync(join(folder, 'config'), buffer === 'none' ? `${lines}jitter_buffer_type off\n` : lines);
    writeFileSync(
      join(folder, 'accounts'),
      `<sip:${name}@127.0.0.1:${sipPort}>;auth_user=${name};auth_pass=pw-${name};regint=60;audio_codecs=pcmu/8000/1;answermode=manual;sip_autoanswer=yes\n`,
    );
    writeFileSync(join(folder, 'contacts'), '');
    const { command, args } = debianProgram(root, 'usr/bin/baresip');
    return new Telephone(name, hertz, folder, { command, args: [...args, '-f', folder], port });
  }

  async stop(): Promise<void> {
    this.#control?.destroy();
    if (this.#child !== undefined) await stopChild(this.#child);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A command of baresip's menu: `accept`, `hangup`, `hold`, `resume`, `dial`, `transfer`. */
  do(command: string, params = ''): void {
    const text = JSON.stringify({ command, params });
    this.#control?.write(`${Buffer.byteLength(text)}:${text},`);
  }

  /** Its program stops, or goes on: meanwhile nothing comes of it, no sound and no word. */
  freeze(on: boolean): void {
    this.#child?.kill(on ? 'SIGSTOP' : 'SIGCONT');
  }

  /** Takes up the telephone, as soon as it rings. */
  async accept(): Promise<void> {
    await eventually(() => this.events.lastIndexOf('CALL_INCOMING') > this.events.lastIndexOf('CALL_CLOSED'), true);
    this.do('accept');
  }

  /** Waits for an event of this type that comes after those that were there at `since`. */
  async until(type: string, since = 0, timeoutMs = 10_000): Promise<void> {
    await eventually(() => this.events.slice(since).includes(type), true, timeoutMs).catch(() => {
      throw new Error(
        `Telephone ${this.name} told no ${type}; it told: ${this.events.join(' ')}\n${this.log().slice(-1500)}`,
      );
    });
  }

  /** Sound that came in, newest first: samples of the recordings so far. */
  heard(): Int16Array {
    const files = readdirSync(join(this.folder, 'sound')).sort();
    const bytes = files.flatMap((file) => [readFileSync(join(this.folder, 'sound', file)).subarray(44)]);
    const all = Buffer.concat(bytes);
    return new Int16Array(all.buffer, all.byteOffset, Math.floor(all.length / 2));
  }

  log(): string {
    const file = join(this.folder, 'log');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  async #run(): Promise<void> {
    const { command, args, port } = this.start;
    this.#child = spawn(command, [...args], { cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'] });
    const keep = (chunk: Buffer): void => {
      // Its last words may come when the folder is gone.
      if (existsSync(this.folder)) writeFileSync(join(this.folder, 'log'), chunk, { flag: 'a' });
    };
    this.#child.stdout?.on('data', keep);
    this.#child.stderr?.on('data', keep);
    for (let tries = 0; this.#control === undefined; tries += 1) {
      if (tries > 100 || this.#child.exitCode !== null)
        throw new Error(`Telephone ${this.name} does not start: ${this.log()}`);
      await sleep(50);
      this.#control = await open(port);
    }
    this.#control.on('error', () => undefined).on('data', (chunk: Buffer) => this.#take(chunk.toString()));
    await eventually(() => this.log().includes('[1 binding]'), true);
  }

  /** Netstrings: a length, a colon, JSON and a comma. */
  #take(chunk: string): void {
    this.#text += chunk;
    for (let found = /^(\d+):/.exec(this.#text); found; found = /^(\d+):/.exec(this.#text)) {
      const from = found[0].length;
      const to = from + Number(found[1]);
      if (this.#text.length <= to) return;
      const json = parseJson(this.#text.slice(from, to));
      this.#text = this.#text.slice(to + 1);
      if (json.ok && isFields(json.value) && json.value.event === true) this.events.push(String(json.value.type));
    }
  }
}

const open = (port: number): Promise<Socket | undefined> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.once('error', () => resolve(undefined));
  });

const config = (root: string, folder: string, control: number, sip: number, hertz: number): string =>
  `poll_method epoll
sip_listen 127.0.0.1:${sip}
call_local_timeout 120
call_max_calls 4
audio_player aufile,${folder}/sound/in.wav
audio_source ausine,${hertz}
audio_alert aufile,${folder}/sound/alert.wav
ausrc_srate 48000
auplay_srate 8000
ausrc_channels 2
auplay_channels 1
ausrc_format s16
auplay_format s16
auenc_format s16
audec_format s16
rtp_ports 40000-44999
rtp_stats no
module_path ${root}/usr/lib/baresip/modules
module g711.so
module ausine.so
module aufile.so
module_tmp account.so
module_app menu.so
module_app ctrl_tcp.so
ctrl_tcp_listen 127.0.0.1:${control}
menu_bell no
`;
