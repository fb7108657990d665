/** True for a text that an organisation may add: two keys or more, and nothing that is no key. */
export const isEmergencyNumber = (text: string): boolean => /^\+?[\d*#\s().-]{2,30}$/.test(text) && /\d.*\d/.test(text);
