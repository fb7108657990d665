import * as React from 'react';
import type { DialDirectoryProps } from '../parts/laterParts';
import { useSoftphone } from '../parts/useSoftphone';
import { DirectoryList } from './DirectoryList';
import { useDirectory } from './useDirectory';

/** Whom the agent could dial, or listen to, by what is typed: the system that would dial it is asked. */
export const DialDirectory: React.FC<DialDirectoryProps> = ({ format, text, onChoose }) => {
  const { view } = useSoftphone();
  const { text: asked = '', entries } = view.directory ?? {};
  const answer = asked.startsWith(`${format} `) ? { text: asked.slice(format.length + 1), entries } : undefined;
  const directory = useDirectory({ key: format, canSearch: true, directory: answer }, text);
  return (
    <DirectoryList
      directory={directory}
      onChoose={(entry) => {
        directory.choose(entry);
        onChoose(entry);
      }}
    />
  );
};
