import { join } from 'node:path';
import { browserPhones } from '../../../simulator/asterisk/browserPhones';
import { commonFiles } from '../../../simulator/asterisk/commonFiles';
import { rtpConf } from '../../../simulator/asterisk/rtpConf';

export interface PbxPorts {
  readonly sip: number;
  readonly ami: number;
  /** Asterisk's HTTP server: SIP over WebSocket for browsers, and ARI for the connector. */
  readonly http: number;
  /** First of 300 for sound. */
  readonly rtp: number;
  /** Where numbers of the world are called. */
  readonly world: number;
  /** Where the telephones of a crowd are, all of them. */
  readonly crowd: number;
}

export interface PbxOptions {
  /** Class of the manager user too: then mute and Accept reach the telephone. */
  readonly system?: boolean;
  /** So many telephones in the crowd. */
  readonly crowd?: number;
}

export const ariUser = { name: 'crm-phones', secret: 'interop-ari-secret' } as const;
export const amiUser = { name: 'crm', secret: 'interop-secret' } as const;
/** Telephones of a crowd of agents: 201 and so on. */
export const crowdOf = (size: number): readonly string[] =>
  Array.from({ length: size }, (_none, at) => String(201 + at));
const telephones = ['101', '102', '103', '104'] as const;
/** Whose telephone 104 is says only the e-mail address of its mailbox. */
export const byMailbox = 'cem.kaya@example.com';

const telephone = (name: string): string => `[${name}](telephone)
aors=${name}
auth=${name}
callerid=Telephone ${name} <${name}>
[${name}]
type=aor
max_contacts=1
remove_existing=yes
[${name}]
type=auth
auth_type=digest
username=${name}
password=pw-${name}
`;

/** Telephones of agents who talk in their browser. */
const inBrowsers = ['301', '302'] as const;

const ofCrowd = (name: string, port: number): string => `[${name}](telephone)
aors=${name}
[${name}]
type=aor
contact=sip:${name}@127.0.0.3:${port}
`;

/**
 * A plain Asterisk as a small company has it: telephones, a queue, a trunk. Of the connector it knows the manager user
 * and one included file.
 */
export function pbxFiles(
  folder: string,
  root: string,
  ports: PbxPorts,
  crmConf: string,
  { system = false, crowd = 20 }: PbxOptions,
): Record<string, string> {
  const at = (name: string): string => join(folder, name);
  return {
    ...commonFiles({ folder, root, name: 'interop', ports, ami: { ...amiUser, system }, ari: ariUser }),
    'rtp.conf': rtpConf(ports.rtp, ports.rtp + 299, 'strictrtp=no\n'),
    'musiconhold.conf': `[default]\nmode=files\ndirectory=${at('moh')}\n`,
    'voicemail.conf': `[general]
[default]
101 => 1234,Ada Lovelace
102 => 1234,Ben Carter
104 => 1234,Cem Kaya,${byMailbox}
105 => 1234,Reception,desk@example.com
[fax]
102 => 1234,Fax machine,${byMailbox}
`,
    'queues.conf': `[general]
persistentmembers=no
shared_lastcall=yes
[support]
strategy=rrordered
timeout=15
retry=1
ringinuse=no
member => PJSIP/101,0,Ada,PJSIP/101
member => PJSIP/102,0,Ben,PJSIP/102
[freepbx]
strategy=rrordered
timeout=15
retry=1
ringinuse=no
member => Local/101@from-queue/n,0,Ada,PJSIP/101
[short]
strategy=rrordered
timeout=3
retry=1
ringinuse=no
member => PJSIP/101,0,Ada,PJSIP/101
member => PJSIP/102,0,Ben,PJSIP/102
[recorded]
strategy=rrordered
timeout=15
retry=1
ringinuse=no
monitor-format=wav
member => PJSIP/101,0,Ada,PJSIP/101
[many]
strategy=leastrecent
timeout=15
retry=1
ringinuse=no
${crowdOf(crowd)
  .map((name) => `member => PJSIP/${name},0,Agent ${name},PJSIP/${name}\n`)
  .join('')}[browsers]
strategy=rrordered
timeout=15
retry=1
ringinuse=no
member => PJSIP/301,0,Ada,PJSIP/301
member => PJSIP/302,0,Ben,PJSIP/302
[strangers]
strategy=rrordered
member => PJSIP/103,0,Cas,PJSIP/103
`,
    'pjsip.conf': `[global]
type=global
endpoint_identifier_order=username,ip
[udp]
type=transport
protocol=udp
bind=127.0.0.1:${ports.sip}
${browserPhones(inBrowsers.map((name) => ({ name, caller: `Browser ${name}` })))}[telephone](!)
type=endpoint
context=from-internal
disallow=all
allow=ulaw
dtmf_mode=rfc4733
direct_media=no
media_address=127.0.0.1
bind_rtp_to_media_address=yes
${telephones.map(telephone).join('')}${crowdOf(crowd)
      .map((name) => ofCrowd(name, ports.crowd))
      .join('')}[world]
type=endpoint
context=from-trunk
disallow=all
allow=ulaw
dtmf_mode=rfc4733
direct_media=no
media_address=127.0.0.1
bind_rtp_to_media_address=yes
trust_id_inbound=yes
aors=world
[world]
type=aor
contact=sip:127.0.0.2:${ports.world}
[world]
type=identify
endpoint=world
match=127.0.0.2
`,
    'extensions.conf': `[general]
[from-trunk]
exten => 12025550100,1,Answer()
 same => n,Queue(support)
 same => n,Hangup()
exten => 12025550101,1,Answer()
 same => n,Queue(freepbx)
 same => n,Hangup()
exten => 12025550102,1,Answer()
 same => n,Queue(short)
 same => n,Hangup()
exten => 12025550104,1,Answer()
 same => n,Queue(many)
 same => n,Hangup()
exten => 12025550105,1,Answer()
 same => n,Queue(recorded)
 same => n,Hangup()
exten => 12025550103,1,Dial(PJSIP/101,20)
 same => n,Hangup()
exten => 12025550106,1,Answer()
 same => n,Queue(browsers)
 same => n,Hangup()
exten => 12025550107,1,Dial(PJSIP/301,20)
 same => n,Hangup()
exten => 12025550109,1,Dial(PJSIP/104,20)
 same => n,Hangup()
exten => 12025550108,1,Dial(PJSIP/201,20)
 same => n,Hangup()
[from-queue]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},20)
 same => n,Hangup()
[from-internal]
exten => _1XX,1,Dial(PJSIP/\${EXTEN},20)
 same => n,Hangup()
exten => _+X.,1,Dial(PJSIP/\${EXTEN}@world,20)
 same => n,Hangup()
exten => +12025550142,1,Dial(PJSIP/103,20)
exten => _1202555010X,1,Goto(from-trunk,\${EXTEN},1)
exten => _*1XX,1,Answer()
 same => n,Echo()
exten => 600,1,Answer()
 same => n,Echo()
[empty]
exten => s,1,Hangup()
#include ${crmConf}
`,
  };
}
