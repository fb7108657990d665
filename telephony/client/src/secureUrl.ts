import { wrongOption } from './telephonyError';

/**
 * An address that tokens or secrets may be sent to: https, or plain http on this machine. Without a slash at its end.
 * @param name of the option, for the error @throws TelephonyError `wrong-option`
 */
export function secureUrl(name: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isHere = url !== undefined && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url === undefined || !(url.protocol === 'https:' || (url.protocol === 'http:' && isHere))) {
    throw wrongOption(`${name} is not an https address.`, 'Give the whole address; plain http is for localhost only.');
  }
  return text.replace(/\/+$/, '');
}
