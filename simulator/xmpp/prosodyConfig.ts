/** Whom guests are and whom they write to; none of them exists anywhere. */
export const xmppDomains = { guests: 'guests.test.invalid', desk: 'desk.test.invalid' } as const;

interface ProsodyParts {
  readonly folder: string;
  readonly ports: { readonly guests: number; readonly web: number; readonly component: number };
  readonly secret: string;
}

/** A Prosody on loopback alone, as telephony/xmpp/README.md has it: guests need no account, nobody comes from elsewhere. */
export const prosodyConfig = ({ folder, ports, secret }: ProsodyParts): string => `run_as_root = true
pidfile = "${folder}/prosody.pid"
data_path = "${folder}"
certificates = "${folder}"
interfaces = { "127.0.0.1" }
component_interfaces = { "127.0.0.1" }
c2s_ports = { ${ports.guests} }
c2s_direct_tls_ports = {}
s2s_ports = {}
http_interfaces = { "127.0.0.1" }
http_ports = { ${ports.web} }
https_ports = {}
component_ports = { ${ports.component} }
modules_enabled = { "roster", "saslauth", "disco", "presence", "message", "iq", "ping", "websocket" }
modules_disabled = { "tls", "s2s", "posix" }
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
consider_websocket_secure = true
http_default_host = "${xmppDomains.guests}"
log = { warn = "*console" }
VirtualHost "${xmppDomains.guests}"
  authentication = "anonymous"
Component "${xmppDomains.desk}"
  component_secret = "${secret}"
`;
