import { browserPhones } from './browserPhones';
import { commonFiles } from './commonFiles';
import { rtpConf } from './rtpConf';

export interface OwnPbx {
  readonly folder: string;
  /** Of Debian's packages. */
  readonly root: string;
  readonly ports: { readonly ami: number; readonly http: number; readonly rtp: number };
  readonly amiSecret: string;
  readonly ariSecret: string;
  /** The agents' browsers are these telephones, in their order: 301 and so on. */
  readonly agents: readonly string[];
  /** The dialplan that only the connector uses. */
  readonly crmConf: string;
}

export const pbxUsers = { ami: 'crm', ari: 'crm-phones' } as const;
export const queue = { name: 'support', number: '12025550100' } as const;
export const telephoneOf = (at: number): string => String(301 + at);

/** An Asterisk with a queue, the agents' telephones in their browsers, and a caller: as docs/connect-asterisk.md has it. */
export function ownPbxFiles({ folder, root, ports, amiSecret, ariSecret, agents, crmConf }: OwnPbx) {
  return {
    ...commonFiles({
      ...{ folder, root, name: 'simulator', ports },
      ami: { name: pbxUsers.ami, secret: amiSecret },
      ari: { name: pbxUsers.ari, secret: ariSecret },
    }),
    'rtp.conf': rtpConf(ports.rtp, ports.rtp + 199),
    'musiconhold.conf': `[default]\nmode=files\ndirectory=${folder}/moh\n[voice]\nmode=files\ndirectory=${folder}/voice\n`,
    'queues.conf': `[general]
[${queue.name}]
strategy=rrordered
timeout=15
retry=2
ringinuse=no
wrapuptime=5
${agents.map((name, at) => `member => PJSIP/${telephoneOf(at)},0,${name},PJSIP/${telephoneOf(at)}\n`).join('')}`,
    'pjsip.conf': browserPhones(agents.map((caller, at) => ({ name: telephoneOf(at), caller }))),
    'extensions.conf': `[general]
[from-trunk]
exten => ${queue.number},1,Answer()
 same => n,Queue(${queue.name})
 same => n,Hangup()
[from-internal]
exten => _30X,1,Dial(PJSIP/\${EXTEN},20)
 same => n,Hangup()
exten => ${queue.number},1,Goto(from-trunk,\${EXTEN},1)
exten => _+X.,1,Goto(caller,s,1)
[caller]
exten => s,1,Answer()
 same => n,MusicOnHold(voice,3)
 same => n,Echo()
#include ${crmConf}
`,
  };
}
