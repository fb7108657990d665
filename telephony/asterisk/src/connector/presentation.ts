/** Events carry the number of a caller who hides it all the same: only this variable says that it must not be shown. */
export const presentation = 'CALLERID(num-pres)';
export const isProhibited = (value: string): boolean => value.startsWith('prohib');
