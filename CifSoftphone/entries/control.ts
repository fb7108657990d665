import * as React from 'react';
import { readContext, type ControlInputs } from './readContext';
import type { IInputs } from '../../generated/ManifestTypes';
import { ControlRoot } from '../ui/shell/ControlRoot';
import { lineScriptFromRoot } from './lineScriptUrl';
import { createFormHost } from '../host/formHost';
import type { Place } from '../surface/place';
import { startPlace } from './startPlace';
import { laterBeside } from './laterBeside';
import type { Texts } from '../words/texts';

/** `null` empties the column: the host takes an absent value as "unchanged". */
interface Outputs {
  phoneNumber: string | null;
}
type Context = ComponentFramework.Context<IInputs>;

/** The form control: only what the platform asks of a control. */
export class CifSoftphone implements ComponentFramework.ReactControl<IInputs, Outputs> {
  private readonly lineScriptUrl = lineScriptFromRoot(window.location.origin);
  private readonly beside = laterBeside(this.lineScriptUrl);
  private place: Place | undefined;
  private notifyOutputChanged: () => void = () => undefined;
  private texts: Texts = (key) => key;
  private value: string | null = null;
  private drawn:
    { readonly key: string; readonly inputs: ControlInputs; readonly element: React.ReactElement } | undefined;

  /** Joins the line; nothing is drawn yet. */
  init(context: Context, notifyOutputChanged?: () => void): void {
    const { resources, userSettings, navigation } = context;
    this.notifyOutputChanged = notifyOutputChanged ?? this.notifyOutputChanged;
    this.texts = (key) => resources.getString(key);
    const place = startPlace(
      { kind: 'form', lineScriptUrl: this.lineScriptUrl, languageId: userSettings.languageId },
      this.beside.pastCalls,
      () => this.texts,
    );
    place.useHost(createFormHost(navigation));
    this.place = place;
  }

  /** The same element as before when nothing has changed, so that React has nothing to compare. */
  updateView(context: Context): React.ReactElement {
    if (this.place === undefined) return React.createElement(React.Fragment);
    const inputs = readContext(context, this.drawn?.inputs);
    this.value = inputs.field.value;
    this.place.configure(inputs.settings);
    const key = JSON.stringify(inputs);
    if (this.drawn?.key !== key) {
      const { place, texts, changed } = this;
      const { later } = this.beside;
      this.drawn = {
        key,
        inputs,
        element: React.createElement(ControlRoot, { ...inputs, place, texts, later, onChange: changed }),
      };
    }
    return this.drawn.element;
  }

  getOutputs(): Outputs {
    return { phoneNumber: this.value };
  }

  /** Leaves the line and frees all that `init` took. */
  destroy(): void {
    this.place?.stop();
    this.place = undefined;
    this.drawn = undefined;
  }

  private readonly changed = (value: string | null): void => {
    this.value = value;
    this.notifyOutputChanged();
  };
}
