import type { Day } from '@/lib/dates';
import type { ClockFact, FactKind } from './facts';

let made = 0;
/** A fact for tests: of a kind, from a day to another, and what else is to be otherwise than empty. */
export const paper = (kind: FactKind, from: Day, to: Day | null = null, more: Partial<ClockFact> = {}): ClockFact => ({
  id: String(made++).padStart(5, '0'),
  kind,
  from,
  to,
  service: null,
  office: '',
  yen: null,
  reason: '',
  how: null,
  recordedBy: '',
  recordedAt: new Date(0),
  withdrawnBy: null,
  withdrawnAt: null,
  withdrawnReason: '',
  ...more,
});
