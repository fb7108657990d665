/** One file of a package in esbuild's list of notices: `@azure/msal-common/dist-browser/utils/Constants.mjs:`. */
const fileOfPackage = /^((?:@[^/\s]+\/)?[^/\s]+)\/\S+:$/;

/**
 * The notices that esbuild gathers at a script's end name each file that carries one. The package's name says as much:
 * a hundred files of one library were a kilobyte of what every agent loads. The notices themselves stay word for word.
 */
export function noticesByPackage(script: string): string {
  const at = script.lastIndexOf('/*! Bundled license information:');
  if (at < 0) return script;
  const lines = script
    .slice(at)
    .split('\n')
    .map((line) => line.replace(fileOfPackage, '$1:'));
  return script.slice(0, at) + lines.filter((line, index) => line === '' || line !== lines[index - 1]).join('\n');
}
