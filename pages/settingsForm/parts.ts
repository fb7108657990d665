import type { PageDynamics, SettingsPart } from '../dynamics/pageDynamics';

/** What one variable of Dataverse holds. */
const mostInPart = 2_000;
/** More than anybody writes; a hundred parts would be a mistake. */
const mostParts = 40;

const isCut = (text: string, at: number): boolean =>
  // Neither through a sign of two halves, nor beside a space that somebody's editor takes away.
  !/[\ud800-\udbff\s]/.test(text.charAt(at - 1)) && !/[\udc00-\udfff\s]/.test(text.charAt(at));

/** Cuts a text into parts that put together are the text. */
export function intoParts(text: string, most = mostInPart): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > most) {
    let at = most;
    while (at > most / 2 && !isCut(rest, at)) at -= 1;
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  if (rest !== '') parts.push(rest);
  return parts;
}

/** Whether the variables hold it. */
export const fitsIntoParts = (text: string): boolean =>
  text.length <= mostInPart * mostParts && intoParts(text).length <= mostParts;

const textOf = (part: SettingsPart): string => {
  const value = part.environmentvariabledefinition_environmentvariablevalue[0]?.value ?? '';
  return value === '' ? (part.defaultvalue ?? '') : value;
};

const nameOf = (number: number): string => `cti_Settings_${String(number).padStart(2, '0')}`;
/** Somebody may have deleted one in the middle: the next comes after the last that is there, however many there are. */
const numberAfter = (part: SettingsPart | undefined): number =>
  Number(/\d+$/.exec(part?.schemaname ?? '')?.[0] ?? '0') + 1;

type Ports = Pick<PageDynamics, 'settingsParts' | 'addSettingsPart' | 'setSettingsPart'>;

export const readOrganisation = async (dynamics: Ports): Promise<string> =>
  (await dynamics.settingsParts()).map(textOf).join('');

/** What is there already is not written again; parts that are needed no more are emptied. */
export async function writeOrganisation(dynamics: Ports, text: string): Promise<void> {
  const wanted = intoParts(text);
  const there = await dynamics.settingsParts();
  let next = numberAfter(there[there.length - 1]);
  for (let at = 0; at < Math.max(wanted.length, there.length); at += 1) {
    const [part, piece] = [there[at], wanted[at] ?? ''];
    if (part === undefined) {
      await dynamics.addSettingsPart(nameOf(next), piece);
      next += 1;
    } else if (textOf(part) !== piece) await dynamics.setSettingsPart(part, piece);
  }
}
