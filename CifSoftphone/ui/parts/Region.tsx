import * as React from 'react';
import type { RegionName } from '../../words/regionNames';
import { fill } from '../../words/texts';
import { SoftphoneContext, type Softphone } from './useSoftphone';

export interface RegionProps {
  readonly name: RegionName;
  /** What the agent cannot do without, in the plainest form there is. */
  readonly instead?: React.ReactNode;
}

interface State {
  readonly failed: boolean;
}

/**
 * One region of the softphone. When it cannot be drawn it says so in three sentences and offers to try again; the
 * others, the line and the sound go on. Plain elements only: what failed may be the styles.
 */
export class Region extends React.Component<RegionProps, State> {
  static override contextType = SoftphoneContext;
  declare context: Softphone;
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    this.context.place.drawingFailed(this.props.name, error);
  }

  override render(): React.ReactNode {
    const { name, instead, children } = this.props;
    if (!this.state.failed) return children ?? null;
    const { texts } = this.context;
    const region = texts(`Region_${name}`);
    return (
      <div role="alert" data-testid="region-failed" data-region={name} style={{ padding: 8 }}>
        <p>{fill(texts('Region_What'), { region })}</p>
        <p>{texts(name === 'softphone' ? 'Region_MeansAll' : 'Region_Means')}</p>
        <p>{texts('Region_Do')}</p>
        <button type="button" onClick={() => this.setState({ failed: false })}>
          {texts('Region_Again')}
        </button>
        {instead}
      </div>
    );
  }
}
