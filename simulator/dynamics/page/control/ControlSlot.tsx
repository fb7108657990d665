import * as React from 'react';
import { controlContext, type ControlActions } from './controlContext';
import { loadControl, type ControlInstance } from './controlRegistry';
import type { ControlState } from './controlState';

interface ControlSlotProps {
  readonly state: ControlState;
  readonly onChange: (value: string | null) => void;
  readonly openRecord: ControlActions['openRecord'];
}

interface SlotState {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly renders: number;
}

const outputDelayMs = 100;

/** Drives one control as a form does: load, init, updateView at each change, getOutputs after a pause, destroy. */
export class ControlSlot extends React.Component<ControlSlotProps, SlotState> {
  override state: SlotState = { phase: 'loading', renders: 0 };
  private instance: ControlInstance | undefined;
  /** One object for the control's whole life: controls must not compare contexts by identity. */
  private readonly hostContext: Record<string, unknown> = {};
  private readonly container = React.createRef<HTMLDivElement>();
  private outputTimer: number | undefined;
  private gone = false;

  override componentDidMount(): void {
    void this.start();
  }

  override componentDidUpdate(): void {
    this.updateStandardControl();
  }

  override componentWillUnmount(): void {
    this.gone = true;
    this.flushOutputs();
    this.guard(() => this.instance?.destroy());
    this.instance = undefined;
  }

  static getDerivedStateFromError(): Partial<SlotState> {
    return { phase: 'failed' };
  }

  override render(): React.ReactNode {
    const { phase } = this.state;
    const { control } = this.props.state;
    return (
      <div
        className="control-slot"
        data-testid="control-slot"
        data-phase={phase}
        dir={this.props.state.rightToLeft ? 'rtl' : 'ltr'}
      >
        {phase === 'failed' && (
          <span role="alert" className="trouble">
            Error loading control
          </span>
        )}
        {phase === 'ready' && control.kind === 'virtual' && <div style={{ width: '100%' }}>{this.view()}</div>}
        {phase !== 'failed' && control.kind === 'standard' && <div ref={this.container} style={{ width: '100%' }} />}
      </div>
    );
  }

  private async start(): Promise<void> {
    try {
      const Control = await loadControl(this.props.state.control);
      if (this.gone) return;
      const instance = new Control();
      this.refreshContext();
      const container = this.container.current;
      if (this.props.state.control.kind === 'virtual') instance.init(this.hostContext, this.outputChanged, {});
      else instance.init(this.hostContext, this.outputChanged, {}, container ?? undefined);
      this.instance = instance;
      this.setState({ phase: 'ready' });
    } catch (error) {
      this.fail(error);
    }
  }

  private view(): React.ReactNode {
    if (!this.instance) return null;
    this.refreshContext();
    const element = this.instance.updateView(this.hostContext);
    return React.isValidElement(element) ? element : null;
  }

  private updateStandardControl(): void {
    if (this.props.state.control.kind !== 'standard' || !this.instance) return;
    this.refreshContext();
    this.guard(() => this.instance?.updateView(this.hostContext));
  }

  private refreshContext(): void {
    const actions: ControlActions = {
      openRecord: this.props.openRecord,
      render: () => {
        if (!this.gone) this.setState(({ renders }) => ({ renders: renders + 1 }));
      },
    };
    Object.assign(this.hostContext, controlContext(this.props.state, actions));
  }

  private readonly outputChanged = (): void => {
    window.clearTimeout(this.outputTimer);
    this.outputTimer = window.setTimeout(() => this.flushOutputs(), outputDelayMs);
  };

  private flushOutputs(): void {
    if (this.outputTimer === undefined) return;
    window.clearTimeout(this.outputTimer);
    this.outputTimer = undefined;
    this.guard(() => {
      const outputs = this.instance?.getOutputs?.() ?? {};
      const bound = this.props.state.control.properties.find((property) => property.usage === 'bound');
      if (!bound || !(bound.name in outputs)) return;
      const value = outputs[bound.name];
      this.props.onChange(typeof value === 'string' && value !== '' ? value : null);
    });
  }

  private guard(step: () => void): void {
    try {
      step();
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    console.error('Error loading control', error);
    if (!this.gone) this.setState({ phase: 'failed' });
  }
}

/** Catches what the control's own elements throw while React renders them: the form around must live on. */
export class ControlBoundary extends React.Component<
  { readonly children: React.ReactNode },
  { readonly broken: boolean }
> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): React.ReactNode {
    return this.state.broken ? (
      <span role="alert" className="trouble">
        Error loading control
      </span>
    ) : (
      this.props.children
    );
  }
}
