import { toSettings, type GivenSettings, type SoftphoneSettings } from './softphoneSettings';

/** The settings as they are now: whoever needs one asks at that moment, because they come after the first ring may. */
export class CurrentSettings {
  private all: SoftphoneSettings;

  constructor(private strongest: GivenSettings = {}) {
    this.all = toSettings(strongest);
  }

  /** Only what makers gave. */
  get given(): GivenSettings {
    return this.strongest;
  }

  get(): SoftphoneSettings {
    return this.all;
  }

  give(given: GivenSettings): void {
    this.strongest = given;
    this.all = toSettings(given);
  }
}
