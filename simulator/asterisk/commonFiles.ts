import { join } from 'node:path';

/** Names are dependencies of each other; `autoload` would load what wants files that are not there. */
const modules = [
  ...['res_timing_timerfd', 'res_sorcery_config', 'res_sorcery_memory', 'res_sorcery_astdb', 'res_pjproject'],
  ...['res_pjsip', 'res_pjsip_session', 'res_pjsip_sdp_rtp', 'res_pjsip_registrar', 'res_pjsip_authenticator_digest'],
  ...['res_pjsip_endpoint_identifier_user', 'res_pjsip_endpoint_identifier_ip', 'res_pjsip_nat', 'res_pjsip_caller_id'],
  ...['res_pjsip_dtmf_info', 'res_pjsip_pubsub', 'res_pjsip_refer', 'res_pjsip_rfc3326', 'res_pjsip_header_funcs'],
  ...['res_pjsip_notify', 'chan_pjsip', 'res_rtp_asterisk', 'res_musiconhold', 'res_mutestream'],
  ...['bridge_simple', 'bridge_native_rtp', 'bridge_softmix', 'bridge_holding', 'bridge_builtin_features'],
  ...['format_pcm', 'format_sln', 'format_wav', 'codec_ulaw', 'codec_alaw', 'codec_resample'],
  ...['app_queue', 'app_dial', 'app_stack', 'app_senddtmf', 'app_channelredirect', 'app_echo', 'app_exec'],
  ...['app_mixmonitor', 'app_confbridge', 'app_chanspy', 'app_voicemail', 'res_manager_devicestate'],
  ...['pbx_config', 'func_callerid', 'func_channel', 'func_logic', 'func_strings'],
  // A telephone in a browser, and ARI, by which its password is set.
  ...['res_crypto', 'res_http_websocket', 'res_pjsip_transport_websocket', 'res_srtp', 'codec_opus_open_source'],
  ...['res_format_attr_opus', 'res_stasis', 'app_stasis', 'res_websocket_client', 'res_ari', 'res_ari_model'],
  'res_ari_asterisk',
];

export interface CommonPbx {
  readonly folder: string;
  /** Of Debian's packages. */
  readonly root: string;
  /** Of the system. */
  readonly name: string;
  readonly ports: { readonly ami: number; readonly http: number };
  /** The connector's, each with its password. */
  readonly ami: { readonly name: string; readonly secret: string; readonly system?: boolean };
  readonly ari: { readonly name: string; readonly secret: string };
}

/** What every Asterisk of ours has: its folders, its modules, its log on the console, and the doors for the connector. */
export function commonFiles({ folder, root, name, ports, ami, ari }: CommonPbx): Record<string, string> {
  const at = (part: string): string => join(folder, part);
  return {
    'asterisk.conf': `[directories]
astetcdir => ${at('etc')}
astmoddir => ${root}/usr/lib/x86_64-linux-gnu/asterisk/modules
astdatadir => ${at('data')}
astvarlibdir => ${at('var')}
astdbdir => ${at('var')}
astkeydir => ${at('var')}
astcachedir => ${at('var')}
astspooldir => ${at('spool')}
astrundir => ${at('run')}
astlogdir => ${at('log')}
[options]
nofork = yes
nocolor = yes
systemname = ${name}
`,
    'modules.conf': `[modules]\nautoload=no\n${modules.map((one) => `load=${one}.so`).join('\n')}\n`,
    'logger.conf': '[general]\n[logfiles]\nconsole => notice,warning,error\n',
    'pjsip_notify.conf': '',
    'voicemail.conf': '[general]\n',
    'confbridge.conf': '[general]\n',
    'indications.conf': '[general]\ncountry=us\n[us]\ndescription=us\nring=440/2000,0/4000\n',
    'http.conf': `[general]\nenabled=yes\nbindaddr=127.0.0.1\nbindport=${ports.http}\n`,
    'ari.conf': `[general]\nenabled=yes\n[${ari.name}]\ntype=user\npassword=${ari.secret}\n`,
    'sorcery.conf': '[res_pjsip]\nauth=config,pjsip.conf,criteria=type=auth\nauth=memory\n',
    'manager.conf': `[general]
enabled=yes
port=${ports.ami}
bindaddr=127.0.0.1
webenabled=no
displayconnects=no
[${ami.name}]
secret=${ami.secret}
deny=0.0.0.0/0.0.0.0
permit=127.0.0.1/255.255.255.255
read=call,agent,user,system
write=call,agent,originate,reporting${ami.system ? ',system' : ''}
writetimeout=5000
`,
  };
}
