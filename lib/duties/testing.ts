import type { DutyFacts } from './model';

/** A case of which nothing is known, for tests, and what is to be otherwise. */
export const nothingKnown = (more: Partial<DutyFacts>): DutyFacts => ({
  caseId: 'c',
  name: '',
  reading: '',
  agencyId: 'a',
  workers: [],
  own: false,
  mine: true,
  endedOn: null,
  jobs: [],
  facts: [],
  talkedOn: null,
  visitedOn: null,
  unconfirmed: null,
  excuses: [],
  visitable: false,
  reports: [],
  consentEnds: null,
  planMonths: null,
  handover: null,
  ...more,
});
