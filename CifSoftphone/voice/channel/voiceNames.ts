/** Channel on which leader and panel speak of voice: apart from the line's own, which every form control carries. */
export const voiceChannelName = 'cti-softphone-voice';
/** In local storage: where the agent wants the sound, and which devices. No secret is ever kept. */
export const voiceChoicesKey = 'cti-softphone-voice';
/** A panel asks: is there a telephone for this browser? It also says so when a choice was kept. */
export const voiceHello = 'hello';
/** The leader answers: there is one. */
export const voiceOffered = 'offered';
/** The agent wants it tried again now. */
export const voiceAgain = 'again';
/** The agent wants microphone, way and sound checked. */
export const voiceCheck = 'check';
/** The agent has allowed a headset with keys for calls. */
export const voiceHeadset = 'headset';
/** The agent looks at the levels: they are told for some seconds. */
export const voiceMeter = 'meter';
/** The agent wants to see what the microphone gives, without a call; and no longer. */
export const voiceTry = 'try';
export const voiceTryEnd = 'try-end';
/** So often it is said while the agent looks. */
export const voiceMeterMs = 1_000;
/** Global under which `voice.js` leaves itself. */
export const voiceScriptGlobal = 'ctiSoftphoneVoice';
