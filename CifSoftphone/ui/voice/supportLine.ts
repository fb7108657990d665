import type { VoiceView } from '../../voice/channel/voiceView';

/** What the support log says of the telephone: states and kinds of our own, no name of a device. */
export function supportLine(view: VoiceView | undefined): string {
  if (view === undefined) return 'sound at the desk phone';
  const { state, trouble, quality, check, headset } = view;
  const works = (is: boolean): string => (is ? 'works' : 'does not work');
  return [
    `sound in this browser: ${state}`,
    trouble ?? 'no trouble',
    ...(quality === undefined ? [] : [quality]),
    ...(headset === undefined ? [] : [`headset keys ${headset.usable ? 'work' : 'do not work'}`]),
    ...(check === undefined
      ? ['not checked']
      : [
          `microphone ${works(check.microphone)}`,
          `level ${works(check.level)}`,
          `registered ${works(check.registered)}`,
          `way ${works(check.way)} (${check.wayBy})`,
          `echo ${check.echo}${check.echoMs === undefined ? '' : ` (${check.echoMs} ms)`}`,
        ]),
  ].join(', ');
}
