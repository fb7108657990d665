/** The part of WebHID that is used here (WICG webhid); TypeScript's own types do not have it. */
export interface HidItem {
  readonly isAbsolute?: boolean;
  readonly isArray?: boolean;
  readonly isRange?: boolean;
  readonly hasPreferredState?: boolean;
  readonly usages?: readonly number[];
  readonly usageMinimum?: number;
  readonly usageMaximum?: number;
  readonly logicalMinimum?: number;
  readonly reportSize?: number;
  readonly reportCount?: number;
}

interface HidReport {
  readonly reportId?: number;
  readonly items?: readonly HidItem[];
}

export interface HidCollection {
  readonly usagePage?: number;
  readonly inputReports?: readonly HidReport[];
  readonly outputReports?: readonly HidReport[];
}

export interface HidDevice extends EventTarget {
  readonly opened: boolean;
  readonly productName: string;
  readonly collections: readonly HidCollection[];
  open(): Promise<void>;
  close(): Promise<void>;
  sendReport(reportId: number, data: Uint8Array<ArrayBuffer>): Promise<void>;
}

export interface Hid extends EventTarget {
  getDevices(): Promise<readonly HidDevice[]>;
}

/** `undefined` where the browser has none (Firefox, Safari), or the page is not trusted with it. */
export const webHid = (): Hid | undefined => (navigator as { readonly hid?: Hid }).hid;
