/** Of a field for whole sentences: each line runs in the direction of what is written in it, an empty one in the page's. */
export const ownDirection = { field: { unicodeBidi: 'plaintext' } } as const;
