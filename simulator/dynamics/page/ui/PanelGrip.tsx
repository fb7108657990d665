import * as React from 'react';

const leastWidthPx = 300;
const stepPx = 20;

export interface PanelGripProps {
  readonly widthPx: number;
  /** The side towards which the panel grows. */
  readonly widensTo: 'left' | 'right';
  readonly onSize: (widthPx: number) => void;
}

/** The panel's edge, which the agent drags (or moves with the arrow keys) to change its width. */
export function PanelGrip({ widthPx, widensTo, onSize }: PanelGripProps): React.ReactElement {
  const sign = widensTo === 'right' ? 1 : -1;
  const size = (px: number): void => onSize(Math.round(Math.min(Math.max(px, leastWidthPx), window.innerWidth / 2)));
  const start = React.useRef<{ readonly x: number; readonly widthPx: number } | undefined>(undefined);
  return (
    <div
      className={`panel-grip ${widensTo}`}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label="Width of the communication panel"
      aria-valuenow={widthPx}
      aria-valuemin={leastWidthPx}
      onKeyDown={({ key }) => {
        if (key === 'ArrowRight') size(widthPx + sign * stepPx);
        if (key === 'ArrowLeft') size(widthPx - sign * stepPx);
      }}
      onPointerDown={(event) => {
        start.current = { x: event.clientX, widthPx };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (start.current) size(start.current.widthPx + sign * (event.clientX - start.current.x));
      }}
      onPointerUp={() => (start.current = undefined)}
    />
  );
}
