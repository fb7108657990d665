import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { findChromium } from '../../simulator/chromium/findChromium';
import { localPage } from '../../scripts/harness/harnessFiles';
import type { RunningHarness } from '../../scripts/harness/startHarness';
import { startHarness } from '../../scripts/harness/startHarness';

const manifest = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<manifest><control namespace="CifSoftphone" constructor="CifSoftphone" version="1.0.0" display-name-key="d" description-key="d" control-type="virtual">
<property name="phoneNumber" display-name-key="p" description-key="p" of-type="SingleLine.Phone" usage="bound" required="true"/>
<resources><code path="bundle.js" order="1"/><platform-library name="React" version="16.14.0"/><platform-library name="Fluent" version="8.121.1"/></resources>
</control></manifest>`;

/** The smallest virtual control, registered as pcf-scripts registers ours. */
const bundle = `var pcf_tools_652ac3f36e1e4bca82eb3c1dc44e6fad;(function(){
  function Control() {}
  Control.prototype.init = function () {};
  Control.prototype.updateView = function () {
    var Fluent = window.FluentUIReactv81211;
    return window.Reactv16.createElement(Fluent.Label, { id: 'from-the-control' }, 'Drawn by the control');
  };
  Control.prototype.getOutputs = function () { return {}; };
  Control.prototype.destroy = function () {};
  pcf_tools_652ac3f36e1e4bca82eb3c1dc44e6fad = { CifSoftphone: Control };
})();
if (window.ComponentFramework && window.ComponentFramework.registerControl) {
  ComponentFramework.registerControl('CifSoftphone.CifSoftphone', pcf_tools_652ac3f36e1e4bca82eb3c1dc44e6fad.CifSoftphone);
} else {
  window.CifSoftphone = window.CifSoftphone || {};
  window.CifSoftphone.CifSoftphone = pcf_tools_652ac3f36e1e4bca82eb3c1dc44e6fad.CifSoftphone;
  pcf_tools_652ac3f36e1e4bca82eb3c1dc44e6fad = undefined;
}`;

describe('the test harness', () => {
  let folder: string;
  let harness: RunningHarness;
  let browser: Browser;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'harness-'));
    await mkdir(join(folder, 'strings'));
    await writeFile(join(folder, 'ControlManifest.xml'), manifest);
    await writeFile(join(folder, 'bundle.js'), bundle);
    harness = await startHarness({ controlFolder: folder, port: 0 });
    const executablePath = findChromium();
    if (executablePath === undefined) {
      throw new Error('No Chromium found: name one in the variable CHROMIUM.');
    }
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  }, 30_000);

  afterAll(async () => {
    await browser?.close();
    await harness?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('draws the control without asking anything outside this machine', async () => {
    const page = await browser.newPage();
    const outside: string[] = [];
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (protocol !== 'data:' && protocol !== 'blob:' && hostname !== '127.0.0.1') {
        outside.push(request.url());
      }
    });
    await page.goto(harness.url);
    await page.locator('#from-the-control').waitFor({ timeout: 15_000 });
    expect(await page.locator('#from-the-control').innerText()).toBe('Drawn by the control');
    expect(outside).toEqual([]);
  }, 30_000);

  it('says so when its port is taken', async () => {
    const port = Number(new URL(harness.url).port);
    await expect(startHarness({ controlFolder: folder, port })).rejects.toThrow(/Port \d+ is taken/);
  });

  it('gives away nothing outside its folders', async () => {
    const answer = await fetch(`${harness.url}%2e%2e%2fpackage.json`);
    expect(answer.status).toBe(404);
  });

  it('notices when an update of the harness loads something else', () => {
    expect(() => localPage('<script src="https://cdn.example.com/other.js"></script>')).toThrow(/without internet/);
  });
});
