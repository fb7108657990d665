// Its own file: what counts as such a word is a matter of law and networks, and changes with them.

/** Words with which a customer of SMS wants to be left alone, as the networks know them; the whole text is one of them. */
const stopWords = ['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit'];

/** A word that asks to be written to no more. Other channels have other ways: there it is a word like any other. */
export const isStop = (channel: string, text: string | undefined): boolean =>
  channel === 'sms' &&
  text !== undefined &&
  stopWords.includes(
    text
      .trim()
      .toLowerCase()
      .replace(/[.!]+$/, ''),
  );
