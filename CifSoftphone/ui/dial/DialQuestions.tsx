import * as React from 'react';
import { DialChoiceCard } from './DialChoiceCard';
import { DialQuestionCard } from './DialQuestionCard';

// Its own file: what is asked before a call comes with later.js as one part.

/** What must be answered before somebody is called. */
export const DialQuestions: React.FC = () => (
  <>
    <DialQuestionCard />
    <DialChoiceCard />
  </>
);
