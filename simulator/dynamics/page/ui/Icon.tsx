import * as React from 'react';

/** Inline drawings on a 20-unit grid, so that nothing is fetched. */
const paths = {
  home: 'M3 9.5 10 3l7 6.5V17h-5v-4.5H8V17H3z',
  close: 'm5 5 10 10M15 5 5 15',
  phone:
    'M6 2.8 8.2 7 6.6 8.9c.9 2 2.500 3.600 4.500 4.500L13 11.800l4.200 2.200-.5 2.500c-.2.700-.8 1.100-1.500 1C8.500 16.600 3.400 11.500 2.500 4.800c-.1-.7.300-1.300 1-1.500z',
  wrench:
    'M13.500 3.200a4 4 0 0 0-4.800 5.200L3 14.100V17h2.900l5.700-5.700a4 4 0 0 0 5.200-4.800l-2.600 2.600-2.400-.7-.7-2.400z',
  person: 'M10 10.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM3.500 17c.5-3.200 3-5 6.500-5s6 1.800 6.500 5',
  panel: 'M3 4h14v12H3zM8 4v12',
  minimise: 'M13 5 8 10l5 5',
  search: 'M9 14A5 5 0 1 0 9 4a5 5 0 0 0 0 10zm3.700-1.300L17 17',
  save: 'M4 3h10l3 3v11H3V4zM6 3v5h7V3M6 17v-5h8v5',
  refresh: 'M16 10a6 6 0 1 1-1.800-4.300L16 7.500M16 3v4.500h-4.500',
} as const;

export function Icon(props: { readonly name: keyof typeof paths }): React.ReactElement {
  return (
    <svg className="icon" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">
      <path
        d={paths[props.name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
