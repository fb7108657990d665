/**
 * Version of the control in the last release. Dataverse silently keeps the old bundle when the number does not grow,
 * so a release raises package.json first and this line afterwards.
 */
export const lastReleasedVersion = '0.0.0';
