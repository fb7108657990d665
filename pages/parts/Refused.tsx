import * as React from 'react';

// Its own file: both pages show it in their place, to who may not use them.

/** In the page's place, for who has not the right. */
export function Refused({ title, words }: { readonly title: string; readonly words: string }): JSX.Element {
  return (
    <main>
      <h1>{title}</h1>
      <p role="alert">{words}</p>
    </main>
  );
}
