import type { SolutionCheck } from './solutionCheck';

const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Names of solution and publisher, and the publisher's two prefixes. */
export const checkIdentifiers: SolutionCheck = ({ uniqueName, publisher, managed }) => {
  const optionPrefix = Number(publisher.optionPrefix);
  return [
    ...(identifier.test(uniqueName)
      ? []
      : [`The solution's unique name "${uniqueName}" may hold letters, digits and _.`]),
    ...(identifier.test(publisher.uniqueName)
      ? []
      : [`The publisher's unique name "${publisher.uniqueName}" may hold letters, digits and _.`]),
    ...(/^(?!mscrm)[a-z][a-z0-9]{1,7}$/.test(publisher.prefix)
      ? []
      : [`The publisher's prefix "${publisher.prefix}" must be 2 to 8 lower-case letters and digits, not mscrm....`]),
    ...(Number.isInteger(optionPrefix) && optionPrefix >= 10_000 && optionPrefix <= 99_999
      ? []
      : [`The publisher's option prefix "${publisher.optionPrefix}" must be between 10000 and 99999.`]),
    ...(managed === '0' || managed === '1'
      ? []
      : [`solution.xml says Managed ${managed || '(nothing)'}: a zip is either unmanaged (0) or managed (1).`]),
  ];
};
