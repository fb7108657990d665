/** Names of the systems that are down, as a softphone is told; absent when there are none. */
export const toldDown = (names: readonly string[]): { readonly systemsDown?: readonly string[] } =>
  names.length === 0 ? {} : { systemsDown: names };
