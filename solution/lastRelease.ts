import releases from './released/releases.json';

export interface Release {
  readonly version: string;
  /** Only kept for the tests of upgrades: nobody was given it. */
  readonly rehearsal?: boolean;
  /** Prints of what its managed packages hold. */
  readonly full: string;
  readonly core: string;
  /** Of the add-on for conversations; releases before it have none. */
  readonly messages?: string;
}

/** What was released, the oldest first; `npm run release` adds to it. */
export const allReleases: readonly Release[] = releases;

/** Dataverse silently keeps the old script of a control when its number does not grow. */
export const lastReleasedVersion = allReleases.filter(({ rehearsal }) => rehearsal !== true).at(-1)?.version ?? '0.0.0';
