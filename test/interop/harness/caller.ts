import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopChild } from '../../../simulator/stopChild';
import { debianProgram } from '../../../simulator/asterisk/debianProgram';
import { freeUdpPort } from '../../../simulator/asterisk/freeUdpPort';

export interface CallerOptions {
  readonly root: string;
  readonly sipPort: number;
  readonly to: string;
  readonly from?: { readonly number: string; readonly name?: string; readonly withheld?: boolean };
  /** So many callers at once. */
  readonly calls?: number;
}

/** Somebody in the world who calls: SIPp, which sends back the sound that it hears. */
export class Caller {
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly ended: Promise<number | null>;

  private constructor(child: ChildProcess, folder: string) {
    this.#child = child;
    this.#folder = folder;
    this.ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
  }

  static async call(options: CallerOptions): Promise<Caller> {
    const { root, sipPort, to, calls = 1 } = options;
    const folder = mkdtempSync(join(tmpdir(), 'cif-softphone-caller-'));
    writeFileSync(join(folder, 'scenario.xml'), scenario(options));
    const port = await freeUdpPort('127.0.0.2');
    const media = 30_000 + 2 * Math.floor(Math.random() * 4_000);
    const { command, args } = debianProgram(root, 'usr/bin/sipp');
    const child = spawn(
      command,
      [
        ...args,
        `127.0.0.1:${sipPort}`,
        ...['-sf', 'scenario.xml', '-i', '127.0.0.2', '-p', String(port), '-mp', String(media), '-rtp_echo'],
        ...['-s', to, '-m', String(calls), '-l', String(calls), '-r', String(calls), '-nostdin', '-trace_err'],
      ],
      { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    return new Caller(child, folder);
  }

  /** The caller hangs up now: at its second signal SIPp waits for no call any more and ends each. */
  hangUp(): void {
    this.#child.kill('SIGUSR1');
    setTimeout(() => this.#child.kill('SIGUSR1'), 200);
  }

  async stop(): Promise<void> {
    await stopChild(this.#child, 'SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  errors(): string {
    return readdirSync(this.#folder)
      .filter((file) => file.endsWith('_errors.log'))
      .map((file) => readFileSync(join(this.#folder, file), 'utf8'))
      .join('\n');
  }
}

function scenario({ from }: CallerOptions): string {
  const { number = '+12025550123', name = 'Maria Silva', withheld = false } = from ?? {};
  const shown = withheld
    ? '"Anonymous" <sip:anonymous@anonymous.invalid>'
    : `"${name}" <sip:${number}@[local_ip]:[local_port]>`;
  const identity = withheld ? `P-Asserted-Identity: <sip:${number}@127.0.0.2>\nPrivacy: id\n` : '';
  const headers = (cseq: number, method: string, toTag: string): string =>
    `Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From: ${shown};tag=[pid]c[call_number]
To: <sip:[service]@[remote_ip]:[remote_port]>${toTag}
Call-ID: [call_id]
CSeq: ${cseq} ${method}
Contact: <sip:caller@[local_ip]:[local_port]>
Max-Forwards: 70
`;
  const message = (text: string): string => `<send><![CDATA[\n${text}\n]]></send>\n`;
  const waits = `<recv request="BYE"/>
${message('SIP/2.0 200 OK\n[last_Via:]\n[last_From:]\n[last_To:]\n[last_Call-ID:]\n[last_CSeq:]\nContent-Length: 0\n')}`;
  return `<?xml version="1.0" encoding="ISO-8859-1"?>
<scenario name="caller">
<send retrans="500"><![CDATA[
INVITE sip:[service]@[remote_ip]:[remote_port] SIP/2.0
${headers(1, 'INVITE', '')}${identity}Content-Type: application/sdp
Content-Length: [len]

v=0
o=caller 1 1 IN IP4 [local_ip]
s=-
c=IN IP4 [media_ip]
t=0 0
m=audio [media_port] RTP/AVP 0 101
a=rtpmap:0 PCMU/8000
a=rtpmap:101 telephone-event/8000
]]></send>
<recv response="100" optional="true"/>
<recv response="180" optional="true"/>
<recv response="183" optional="true"/>
<recv response="200" rrs="true"/>
${message(`ACK [next_url] SIP/2.0\n${headers(1, 'ACK', '[peer_tag_param]')}Content-Length: 0\n`)}
${waits}
</scenario>
`;
}
