import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopChild } from '../../../simulator/stopChild';
import { debianProgram } from '../../../simulator/asterisk/debianProgram';

export interface Telephones {
  stop(): Promise<void>;
}

/** Telephones of many agents in one SIPp: each call is answered at once, and what is heard is sent back. */
export const startCrowd = (root: string, port: number): Telephones => start(root, port, ['-sn', 'uas']);

/**
 * As a crowd, with hands that press hold a second after the answer and resume a second later. baresip is no use for
 * that: in about one of three calls its own hold leaves it without an effect of any later key.
 */
export const startHolding = (root: string, port: number): Telephones => start(root, port, ['-sf', 'holds.xml']);

function start(root: string, port: number, which: readonly string[]): Telephones {
  const folder = mkdtempSync(join(tmpdir(), 'cif-softphone-crowd-'));
  writeFileSync(join(folder, 'holds.xml'), holds());
  const { command, args } = debianProgram(root, 'usr/bin/sipp');
  const media = String(35_000 + 2 * Math.floor(Math.random() * 2_000));
  const child = spawn(
    command,
    [...args, ...which, '-i', '127.0.0.3', '-p', String(port), '-mp', media, '-rtp_echo', '-nostdin'],
    { cwd: folder, stdio: 'ignore' },
  );
  return {
    stop: async () => {
      await stopChild(child, 'SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Answers, holds, resumes, and hangs up when it is told to. */
function holds(): string {
  const send = (text: string, more = ''): string => `<send${more}><![CDATA[\n${text}]]></send>\n`;
  const own = 'Contact: <sip:[local_ip]:[local_port]>\n';
  const answer = (status: string, toTag: string, rest: string): string =>
    `SIP/2.0 ${status}\n[last_Via:]\n[last_From:]\n[last_To:]${toTag}\n[last_Call-ID:]\n[last_CSeq:]\n${own}${rest}`;
  const none = 'Content-Length: 0\n\n';
  const sdp = (version: number, direction: string): string =>
    `Content-Type: application/sdp\nContent-Length: [len]\n\nv=0\no=telephone 1 ${version} IN IP4 [local_ip]\ns=-\nc=IN IP4 [media_ip]\nt=0 0\nm=audio [media_port] RTP/AVP 0\na=rtpmap:0 PCMU/8000\na=${direction}\n`;
  // The far end's names change their places in what the telephone itself begins.
  const begin = (method: string, cseq: string): string =>
    `${method} [next_url] SIP/2.0\nVia: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]\nFrom: [$us];tag=[call_number]\nTo: [$them]\nCall-ID: [call_id]\nCSeq: ${cseq}\nMax-Forwards: 70\n${own}`;
  const again = (cseq: number, direction: string): string =>
    send(`${begin('INVITE', `${cseq} INVITE`)}${sdp(cseq, direction)}`, ' retrans="500"') +
    '<recv response="100" optional="true"/>\n<recv response="200"/>\n' +
    send(`${begin('ACK', `${cseq} ACK`)}${none}`);
  return `<?xml version="1.0" encoding="ISO-8859-1"?>
<scenario name="holds">
<recv request="INVITE" rrs="true"><action>
<ereg regexp=".*" search_in="hdr" header="From:" assign_to="them"/>
<ereg regexp="<[^>]*>" search_in="hdr" header="To:" assign_to="us"/>
</action></recv>
${send(answer('200 OK', ';tag=[call_number]', sdp(1, 'sendrecv')), ' retrans="500"')}
<recv request="ACK"/>
<pause milliseconds="1000"/>
${again(2, 'sendonly')}
<pause milliseconds="1000"/>
${again(3, 'sendrecv')}
<recv request="BYE"/>
${send(answer('200 OK', '', none))}
</scenario>
`;
}
