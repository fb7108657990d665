/** What of a release is kept: the adaptor, and the solution that an organisation can take. */
export type PackageName = 'adaptor' | 'full' | 'core';

/** Packages that were sent, by their release: where `upgrade --back` finds the earlier one. */
export interface KeptPackages {
  /** In words. */
  readonly where: string;
  /** Releases of which something is kept, such as `1.0.0`. */
  readonly releases: () => readonly string[];
  readonly has: (release: string, name: PackageName) => boolean;
  readonly read: (release: string, name: PackageName) => Promise<Uint8Array<ArrayBuffer>>;
  /** @throws SetupFailure when it cannot be written: then nothing is sent */
  readonly keep: (release: string, name: PackageName, bytes: Uint8Array) => Promise<void>;
}
