import * as React from 'react';
import type { Place } from '../../../../CifSoftphone/surface/place';
import { SoftphoneContext } from '../../../../CifSoftphone/ui/parts/useSoftphone';
import { english } from './fakePlace';
import { laterHere } from './laterHere';

/** What a component needs around it when a test draws it alone. */
export const InSoftphone: React.FC<{ readonly place: Place }> = ({ place, children }) => (
  <SoftphoneContext.Provider value={{ place, view: place.getView(), texts: english, later: laterHere }}>
    {children}
  </SoftphoneContext.Provider>
);
