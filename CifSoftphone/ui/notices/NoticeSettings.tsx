import * as React from 'react';
import { SmallButton } from '../parts/buttons';
import { SelectField } from '../parts/SelectField';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { noticeClicks, type NoticePorts } from './noticePorts';

const words = { off: 'Notice_off', show: 'Notice_show', accept: 'Notice_accept' } as const;

/** Whether the computer shows a ring that nobody looks at, and what a click on it does. */
export const noticeSettings = (ports: NoticePorts): React.FC =>
  function NoticeSettings() {
    const { place, texts } = useSoftphone();
    const [click, setClick] = React.useState(() => ports.choices.read().click ?? 'off');
    const [permission, setPermission] = React.useState(() => ports.permission());
    const ask = (): void => void ports.ask().then(setPermission);
    if (permission === undefined) return null;
    const denied = permission === 'denied' && <div className={common.subtle}>{texts('Notice_Denied')}</div>;
    if (place.hostDoes().notifies) {
      return (
        <div>
          <div className={common.subtle}>{texts('Notice_Host')}</div>
          {denied}
          {permission === 'default' && <SmallButton text={texts('Notice_Allow')} onClick={ask} />}
        </div>
      );
    }
    return (
      <div>
        <SelectField
          label={texts('Notice_Label')}
          value={click}
          choices={noticeClicks.map((value) => ({ value, label: texts(words[value]) }))}
          onChoose={(value) => {
            const chosen = noticeClicks.find((one) => one === value) ?? 'off';
            ports.choices.keep({ click: chosen });
            setClick(chosen);
            if (chosen !== 'off') ask();
          }}
        />
        <div role="status">{click !== 'off' && denied}</div>
      </div>
    );
  };
