import { ofWorker } from './ofWorker';

/** Stands for `playwright-core` in scenarios (jest.config.cjs). */
export const { chromium } = ofWorker().playwright;
