/** Of the tone that stands for an agent's voice: no other tone of the laboratory is near. */
export const voiceHertz = 1_250;

/**
 * Runs in every frame before its scripts: the microphone is a tone without a pause, which the browser's own clean-up does
 * not touch, so that the moment in which it falls silent can be told. Each click on Mute is told with its time, and so is
 * the moment in which the page has silenced its microphone.
 */
export const toneMicrophone = `(() => {
  const tell = (what) => window.benchAsterisk({ what, atMs: performance.timeOrigin + performance.now() });
  const enabled = Object.getOwnPropertyDescriptor(MediaStreamTrack.prototype, 'enabled');
  Object.defineProperty(MediaStreamTrack.prototype, 'enabled', {
    ...enabled,
    set(on) {
      enabled.set.call(this, on);
      if (!on) tell('silenced');
    },
  });
  if (navigator.mediaDevices !== undefined) navigator.mediaDevices.getUserMedia = async () => {
    const context = new AudioContext();
    await context.resume();
    const tone = context.createOscillator();
    const out = context.createMediaStreamDestination();
    tone.frequency.value = ${voiceHertz};
    tone.connect(out);
    tone.start();
    return out.stream;
  };
  addEventListener('click', ({ target }) => {
    const name = target instanceof Element ? target.closest('button')?.getAttribute('aria-label') ?? target.closest('button')?.textContent : '';
    if (name === 'Mute') tell('muted');
  }, true);
})();`;
