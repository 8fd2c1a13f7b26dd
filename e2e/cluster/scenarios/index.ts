import { demo } from './demo.ts';
import { httpbin } from './httpbin.ts';
import type { Scenario } from './scenario.ts';

export const SCENARIOS = { httpbin, demo } as const satisfies Record<string, Scenario>;
export type ScenarioName = keyof typeof SCENARIOS;
export const isScenario = (name: string): name is ScenarioName => Object.hasOwn(SCENARIOS, name);
