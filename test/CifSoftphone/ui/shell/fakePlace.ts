import { createPlace, type HostedPlace } from '../../../../CifSoftphone/surface/createPlace';
import { hostExtras } from '../../../../CifSoftphone/surface/hostExtras';
import type { StringKey } from '../../../../CifSoftphone/words/stringKeys';
import type { Texts } from '../../../../CifSoftphone/words/texts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseResx } from '../../../../scripts/build/parseResx';
import { FakeBrowserSide } from '../../surface/fakeBrowserSide';
import { fakeDialling } from '../../surface/fakeDialling';
import type { FakeLine } from '../../surface/fakeLine';

const file = join(__dirname, '../../../../strings/CifSoftphone.1033.resx');
const strings = parseResx(readFileSync(file, 'utf8'), file);
/** The English that agents read. */
export const english: Texts = (key: StringKey) => strings[key] ?? `missing ${key}`;

export function placeOn(line: FakeLine): { place: HostedPlace; browser: FakeBrowserSide } {
  const browser = new FakeBrowserSide();
  return {
    browser,
    place: createPlace({ line, browser, texts: { headerText: () => 'Incoming call' }, ...fakeDialling(), hostExtras }),
  };
}
