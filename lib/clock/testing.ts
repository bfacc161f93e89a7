import type { Day } from '@/lib/dates';
import { bareFact, type ClockFact, type FactKind } from './facts';

let made = 0;
/** A fact for tests: of a kind, from a day to another, and what else is to be otherwise than empty. */
export const paper = (kind: FactKind, from: Day, to: Day | null = null, more: Partial<ClockFact> = {}): ClockFact => ({
  ...bareFact(kind, from, to),
  id: String(made++).padStart(5, '0'),
  ...more,
});
