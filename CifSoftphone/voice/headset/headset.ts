import type { LineCommand } from '../../core/line/linePort';
import type { VoiceHeadset } from '../channel/voiceView';
import { HeadsetKeys } from './headsetKeys';
import type { HeadsetPort, HeadsetReport, OpenHeadset } from './headsetPort';
import { headsetWish, lampsOf, type HeadsetCall } from './headsetWish';

export interface HeadsetParts {
  readonly nowMs: () => number;
  readonly ask: (command: LineCommand) => void;
  /** For the panel. */
  readonly told: (headset: VoiceHeadset | undefined) => void;
}

/** The keys and lamps of a headset follow the calls whose sound is in this browser. */
export class Headset {
  private open: { readonly headset: OpenHeadset; readonly keys: HeadsetKeys } | undefined;
  private on = false;
  private opening = false;
  private calls: readonly HeadsetCall[] = [];
  private shown = '';
  private readonly forget: () => void;

  constructor(
    private readonly port: HeadsetPort,
    private readonly parts: HeadsetParts,
  ) {
    this.forget = port.onChange((gone) => {
      if (gone === undefined) return void this.look();
      if (gone !== this.open?.headset.name) return;
      this.open = undefined;
      this.parts.told(undefined);
    });
  }

  /** The telephone of this browser is in use, or no longer: then another program may have the headset. */
  switched(on: boolean): void {
    if (this.on === on) return;
    this.on = on;
    if (on) void this.look();
    else this.close();
  }

  /** One may have been allowed, or plugged in. */
  async look(): Promise<void> {
    if (!this.on || this.opening || this.open !== undefined) return;
    this.opening = true;
    const headset = await this.port.open((report) => this.heard(report));
    this.opening = false;
    if (headset === 'none') return this.parts.told(undefined);
    if (headset === 'unusable') return this.parts.told({ name: '', usable: false });
    this.open = { headset, keys: new HeadsetKeys(headset) };
    if (!this.on) return this.close();
    this.parts.told({ name: headset.name, usable: true });
    this.show(true);
  }

  follow(calls: readonly HeadsetCall[]): void {
    this.calls = calls;
    this.show(false);
  }

  stop(): void {
    this.forget();
    this.on = false;
    this.close();
  }

  private heard(report: HeadsetReport): void {
    const { open } = this;
    if (open === undefined) return;
    const nowMs = this.parts.nowMs();
    for (const press of open.keys.heard(report, nowMs)) {
      const wish = headsetWish(press, this.calls);
      if (wish === undefined) {
        this.show(true);
        continue;
      }
      if (wish.type === 'accept' || press === 'laid' || press === 'pressed') open.keys.hookDid(nowMs);
      this.parts.ask(wish);
    }
  }

  /** @param again although it is what was shown: a headset that went its own way follows */
  private show(again: boolean): void {
    if (this.open === undefined) return;
    const lamps = lampsOf(this.calls);
    const words = JSON.stringify(lamps);
    if (!again && words === this.shown) return;
    this.shown = words;
    this.open.keys.shown(lamps, this.parts.nowMs());
    this.open.headset.show(lamps);
  }

  private close(): void {
    this.open?.headset.close();
    this.open = undefined;
    this.shown = '';
  }
}
