/** @jest-environment jsdom */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSettings } from '../../CifSoftphone/core/settings/parseSettings';
import { settingsOfPane } from '../../CifSoftphone/host/paneNames';
import { fakeApp, FakePanes } from '../CifSoftphone/host/fakePanes';
import '../../CifSoftphone/entries/sidePane';

const page = readFileSync(join(__dirname, '..', '..', 'docs', 'side-pane.md'), 'utf8');

/** As a maker types it: the field of the event is a list of values in a script's own spelling. */
const [, typed = ''] = /```\n('.*')\n```/.exec(page) ?? [];
const functions = [...new Set(page.match(/CtiSoftphone\.\w+/g))];

/** Does what the form's event or the command does: calls the function by its name, with what was typed. */
function run(name: string, given: readonly unknown[]): FakePanes {
  const panes = new FakePanes();
  Object.assign(window, fakeApp(panes).scope);
  const [, method = ''] = name.split('.');
  const scripts: unknown = Reflect.get(window, 'CtiSoftphone');
  const call = Reflect.get(scripts as object, method) as (...values: readonly unknown[]) => void;
  call(...given);
  return panes;
}

it('the page for makers names the functions of the script', () => {
  expect(functions.sort()).toEqual(['CtiSoftphone.openSidePane', 'CtiSoftphone.startSidePane']);
});

it.each(functions)('%s with the settings as the page spells them makes a pane whose panel has them', async (name) => {
  const given: unknown = new Function(`return [${typed}]`)();
  const panes = run(name, [{ getFormContext: () => undefined }, ...(given as readonly unknown[])]);
  await new Promise((resolve) => setTimeout(resolve));
  expect(panes.made).toHaveLength(1);
  const { data = '', webresourceName } = panes.pages[0] ?? {};
  expect(webresourceName).toBe('cti_/softphone/panel.html');
  const read = parseSettings(settingsOfPane(`?data=${encodeURIComponent(data)}`) ?? '');
  expect(read).toEqual({ given: { defaultCountry: 'GB', dockOnRing: false }, faults: [] });
});
