import type { RTCSession } from 'jssip/lib/RTCSession';

/** Keeps the other end's addresses of the first offer back until the call is accepted: the sound looks for its way then. */
export function keepCandidates(session: RTCSession): void {
  const kept: RTCIceCandidateInit[] = [];
  let isFirst = true;
  session.on('sdp', (event) => {
    if (event.originator !== 'remote' || !isFirst) return;
    isFirst = false;
    let media = -1;
    event.sdp = event.sdp
      .split(/\r?\n/)
      .filter((line) => {
        if (line.startsWith('m=')) media += 1;
        const isCandidate = line.startsWith('a=candidate:') && media >= 0;
        if (isCandidate) kept.push({ candidate: line.slice(2), sdpMLineIndex: media });
        return !isCandidate && line !== 'a=end-of-candidates';
      })
      .join('\r\n');
  });
  session.on('accepted', () => {
    const { connection } = session;
    // One that the browser cannot read is as if it were not there.
    kept.splice(0).forEach((one) => void connection.addIceCandidate(one).catch(() => undefined));
  });
}
