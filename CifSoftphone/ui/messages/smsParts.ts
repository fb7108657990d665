const gsm = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Two places each. */
const extended = new Set('\f^{}\\[~]|€');

/** How many SMS a text is, and the first character for which a message holds 70 characters instead of 160. */
export interface SmsParts {
  readonly count: number;
  readonly because: string | undefined;
}

/** By the alphabets of GSM 03.38: nothing is converted silently. */
export function smsParts(text: string): SmsParts {
  const characters = [...text];
  const because = characters.find((one) => !gsm.has(one) && !extended.has(one));
  const size =
    because === undefined
      ? characters.reduce((sum, one) => sum + (extended.has(one) ? 2 : 1), 0)
      : // UTF-16 units.
        text.length;
  const [alone, inParts] = because === undefined ? [160, 153] : [70, 67];
  return { count: size === 0 ? 0 : size <= alone ? 1 : Math.ceil(size / inParts), because };
}
