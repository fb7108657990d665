import { commonFiles } from './commonFiles';

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
    ...commonFiles(folder, root, 'simulator'),
    'pjsip_notify.conf': '',
    'confbridge.conf': '[general]\n',
    'indications.conf': '[general]\ncountry=us\n[us]\ndescription=us\nring=440/2000,0/4000\n',
    'http.conf': `[general]\nenabled=yes\nbindaddr=127.0.0.1\nbindport=${ports.http}\n`,
    'ari.conf': `[general]\nenabled=yes\n[${pbxUsers.ari}]\ntype=user\npassword=${ariSecret}\n`,
    'sorcery.conf': '[res_pjsip]\nauth=config,pjsip.conf,criteria=type=auth\nauth=memory\n',
    'rtp.conf': `[general]\nrtpstart=${ports.rtp}\nrtpend=${ports.rtp + 199}\nicesupport=yes\n`,
    'musiconhold.conf': `[default]\nmode=files\ndirectory=${folder}/moh\n[voice]\nmode=files\ndirectory=${folder}/voice\n`,
    'manager.conf': `[general]
enabled=yes
port=${ports.ami}
bindaddr=127.0.0.1
webenabled=no
displayconnects=no
[${pbxUsers.ami}]
secret=${amiSecret}
deny=0.0.0.0/0.0.0.0
permit=127.0.0.1/255.255.255.255
read=call,agent,user,system
write=call,agent,originate,reporting
writetimeout=5000
`,
    'queues.conf': `[general]
[${queue.name}]
strategy=rrordered
timeout=15
retry=2
ringinuse=no
wrapuptime=5
${agents.map((name, at) => `member => PJSIP/${telephoneOf(at)},0,${name},PJSIP/${telephoneOf(at)}\n`).join('')}`,
    'pjsip.conf': `[ws]
type=transport
protocol=ws
bind=127.0.0.1
${agents.map((name, at) => telephone(telephoneOf(at), name)).join('')}`,
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

const telephone = (name: string, agent: string): string => `[${name}]
type=endpoint
context=crm-browser
webrtc=yes
disallow=all
allow=opus,ulaw
media_address=127.0.0.1
bind_rtp_to_media_address=yes
allow_transfer=no
allow_subscribe=no
rtp_timeout=30
aors=${name}
auth=${name}
callerid=${agent} <${name}>
[${name}]
type=aor
max_contacts=1
remove_existing=yes
maximum_expiration=60
qualify_frequency=5
qualify_timeout=2
`;
