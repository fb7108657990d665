import * as React from 'react';
import { CloseButton } from '../parts/buttons';
import type { RingFileProps } from '../parts/laterParts';
import { MessageLine } from '../parts/MessageLine';
import { useSoftphone } from '../parts/useSoftphone';

/** Lets rings sound as the organisation's file does. Where it cannot be played, the usual ring sounds, and it is said. */
export const ringFile = (load: (file: string) => Promise<AudioBuffer>): React.FC<RingFileProps> =>
  function RingFile({ file }) {
    const { place, texts } = useSoftphone();
    const [failed, setFailed] = React.useState(false);
    const { sound } = place;
    React.useEffect(() => {
      let wanted = true;
      setFailed(false);
      load(file).then(
        (loaded) => wanted && sound?.useFile(loaded),
        () => wanted && setFailed(true),
      );
      return () => {
        wanted = false;
        sound?.useFile(undefined);
      };
    }, [file, sound]);
    if (!failed) return null;
    return (
      <MessageLine
        kind="warning"
        role="status"
        sentences={[texts('RingFile_What'), texts('RingFile_Means'), texts('RingFile_Do')]}
        close={<CloseButton title={texts('Dismiss')} onClick={() => setFailed(false)} />}
        data-testid="ring-file-failed"
      />
    );
  };
