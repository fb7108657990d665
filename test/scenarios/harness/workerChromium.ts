import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as playwright from 'playwright-core';
import { keepCertificate } from '../../../simulator/entra/certificate';
import { startBrowser } from './chromium';
import type { OfWorker } from './ofWorker';

/** A process or pipe for which node stays up, unless it is told not to. */
interface Handle {
  ref?(): void;
  unref?(): void;
}

const openHandles = (): readonly Handle[] =>
  (process as unknown as { _getActiveHandles(): Handle[] })._getActiveHandles();

/**
 * One Chromium for all scenario files of a worker. Jest tells nobody when a worker ends: it ends when nothing is left to
 * wait for. So between two files nobody waits for Chromium, and Playwright kills it when the process exits.
 */
export class WorkerChromium implements OfWorker {
  readonly playwright = playwright;
  readonly certDir: string;
  private readonly folder = mkdtempSync(join(tmpdir(), 'cif-softphone-scenarios-'));
  private running: Promise<playwright.Browser> | undefined;
  private handles: readonly Handle[] = [];

  constructor() {
    this.certDir = join(this.folder, 'certificate');
    process.once('exit', () => rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
  }

  async chromium(): Promise<playwright.Browser> {
    if ((await this.running?.catch(() => undefined))?.isConnected() !== true) this.running = this.start();
    return this.running as Promise<playwright.Browser>;
  }

  /** A file begins: the process stays up for Chromium, as for all that a test starts. */
  hold(): void {
    this.handles.forEach((handle) => handle.ref?.());
  }

  letGo(): void {
    this.handles.forEach((handle) => handle.unref?.());
  }

  private async start(): Promise<playwright.Browser> {
    const { spkiHash } = await keepCertificate(this.certDir);
    const before = new Set(openHandles());
    // Its own context is left alone: what it allows of third-party cookies the others do, too.
    const own = await startBrowser({
      certificateSpkiHash: spkiHash,
      thirdPartyCookies: 'allowed',
      profilesFolder: this.folder,
    });
    const browser = own.browser();
    if (browser === null) throw new Error('Chromium takes no further browsers.');
    this.handles = openHandles().filter((handle) => !before.has(handle));
    return browser;
  }
}
