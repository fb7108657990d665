// Its own file: what line.js and the panel's script say to each other.

/** Channel on which the panel gives the line the makers' text of its channel provider: forms carry none of it. */
export const makersChannelName = 'cti-softphone-makers';
/** The leader of the line asks for it; a text is the answer. */
export const makersHello = true;
