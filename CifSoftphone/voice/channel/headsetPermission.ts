/** What the browser asks the agent by; TypeScript's own types have no WebHID. */
interface AskingHid {
  requestDevice(wanted: { readonly filters: readonly { readonly usagePage: number }[] }): Promise<readonly unknown[]>;
}

/** Headsets with keys for calls speak the telephony page of USB HID (usage tables 1.4). */
const telephonyPage = 0x0b;

/**
 * Lets the agent allow a headset; the browser keeps that for this site. Only in the page of the click.
 * @param forbidden a frame that may not even ask: the admin must allow it there
 * @returns `undefined` where the browser has no WebHID
 */
export function headsetPermission(allowed: () => void, forbidden: () => void): (() => void) | undefined {
  const { hid } = navigator as { readonly hid?: AskingHid };
  if (hid === undefined) return undefined;
  return () =>
    void hid
      .requestDevice({ filters: [{ usagePage: telephonyPage }] })
      .then((devices) => devices.length > 0 && allowed())
      .catch(forbidden);
}
