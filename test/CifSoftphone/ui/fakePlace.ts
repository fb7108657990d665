import { createPlace, type HostedPlace } from '../../../CifSoftphone/place/createPlace';
import { hostExtras } from '../../../CifSoftphone/place/hostExtras';
import type { StringKey } from '../../../CifSoftphone/ui/stringKeys';
import type { Texts } from '../../../CifSoftphone/ui/texts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseResx } from '../../../scripts/build/parseResx';
import { FakeBrowserSide } from '../place/fakeBrowserSide';
import { fakeDialling } from '../place/fakeDialling';
import type { FakeLine } from '../place/fakeLine';

const file = join(__dirname, '../../../strings/CifSoftphone.1033.resx');
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
