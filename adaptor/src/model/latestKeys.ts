/** A map that forgets the oldest when it has more than `most`. */
export function latestKeys<T>(most: number): Pick<Map<string, T>, 'get' | 'set'> {
  const map = new Map<string, T>();
  return {
    get: (key) => map.get(key),
    set: (key, value) => {
      map.delete(key);
      map.set(key, value);
      const [oldest] = map.keys();
      if (map.size > most && oldest !== undefined) map.delete(oldest);
      return map;
    },
  };
}
