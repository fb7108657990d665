/** Telephones of agents who talk in their browser, for `pjsip.conf`: as docs/connect-asterisk.md has them. */
export const browserPhones = (phones: readonly { readonly name: string; readonly caller: string }[]): string => `[ws]
type=transport
protocol=ws
bind=127.0.0.1
[browser-phone](!)
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
[browser-aor](!)
type=aor
max_contacts=1
remove_existing=yes
maximum_expiration=60
qualify_frequency=5
qualify_timeout=2
${phones.map(browserPhone).join('')}`;

const browserPhone = ({ name, caller }: { readonly name: string; readonly caller: string }): string =>
  `[${name}](browser-phone)
aors=${name}
auth=${name}
callerid=${caller} <${name}>
[${name}](browser-aor)
`;
