import type { Rule } from 'eslint';

export const whoKnowsWhom: Rule.RuleModule;
