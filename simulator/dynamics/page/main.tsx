import * as React from 'react';
import * as ReactDOM from 'react-dom';
import type { WorkspaceFacts } from '../workspaceFacts';
import { readPageOptions } from './ui/pageOptions';
import { makeWorkspaceApp } from './ui/workspaceApp';
import { WorkspacePage } from './ui/WorkspacePage';

/** Starts the workspace: asks who is signed in and what was imported, then draws. */
async function start(): Promise<void> {
  const response = await fetch('/simulator/workspace.json');
  if (response.status === 401) {
    location.reload();
    return;
  }
  // Our own server made it from our own type.
  const facts: WorkspaceFacts = await response.json();
  const app = makeWorkspaceApp(facts, readPageOptions(new URLSearchParams(location.search), facts.makersSettings));
  document.documentElement.dir = app.options.rightToLeft ? 'rtl' : 'ltr';
  ReactDOM.render(<WorkspacePage app={app} />, document.getElementById('workspace'));
}

start().catch((error: unknown) => {
  const why = error instanceof Error ? error.message : 'unknown';
  document.body.append(
    `The workspace could not start: ${why}. Is the simulator still running? Reload the page to try again.`,
  );
});
