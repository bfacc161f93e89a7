import { insiders, type Who, type World } from './world';

/**
 * Every page of the portal, and who sees it. A test fails when a page of app/ is missing here (accessibility.test.ts).
 * What is not listed under `who` gets the one 404; whoever is signed out is asked to sign in.
 */
export type PageToTry = {
  /** The file under app/, without `/page.tsx`. */
  route: string;
  path: (world: World) => string | Promise<string>;
  who: (Who | 'nobody')[];
  /** For whom it is looked at in every language; absent: the first of `who`. */
  look?: (Who | 'nobody')[];
  /** The query adds a state worth looking at (errors, nothing found). */
  states?: string[];
};

const anybody: PageToTry['who'] = [
  'nobody',
  ...insiders,
  'colleague',
  'formerFamily',
  'formerEmployer',
  'formerWorker',
  'otherManager',
  'otherSupported',
];
const signedIn = anybody.filter((who) => who !== 'nobody');

export const pages: PageToTry[] = [
  { route: '', path: () => '/', who: signedIn, look: ['supported', 'family', 'employer', 'worker', 'manager', 'formerFamily'] },
  { route: 'sign-in', path: () => '/sign-in', who: anybody },
  { route: 'sign-in/sent', path: () => '/sign-in/sent', who: anybody },
  { route: 'sign-in/link/[token]', path: ({ linkToken }) => `/sign-in/link/${linkToken}`, who: anybody },
  { route: 'mailbox', path: () => '/mailbox', who: anybody },
  { route: 'help', path: () => '/help', who: anybody, look: ['nobody', 'supported'] },
  {
    route: 'cases/[caseId]/timeline',
    path: ({ caseId }) => `/cases/${caseId}/timeline`,
    who: insiders,
    look: ['supported', 'employer', 'worker'],
    states: ['?kind=meeting&side=partner'],
  },
  {
    route: 'cases/[caseId]/timeline/print',
    path: ({ caseId }) => `/cases/${caseId}/timeline/print`,
    who: insiders,
    look: ['worker'],
  },
  { route: 'settings', path: () => '/settings', who: anybody, look: ['nobody', 'supported'] },
  { route: 'settings/sessions', path: () => '/settings/sessions', who: signedIn },
  { route: 'search', path: () => '/search', who: signedIn, look: ['worker', 'supported'] },
  {
    route: 'cases/[caseId]/consents',
    path: ({ caseId }) => `/cases/${caseId}/consents`,
    who: ['supported', 'worker', 'manager'],
    look: ['supported', 'worker'],
    states: ['?done=confirmed'],
  },
  { route: 'cases/[caseId]/consents/give', path: ({ caseId }) => `/cases/${caseId}/consents/give`, who: ['supported'] },
  {
    route: 'cases/[caseId]/consents/give/[partyId]',
    path: ({ caseId, parties }) => `/cases/${caseId}/consents/give/${parties.employer}`,
    who: ['supported'],
    states: ['?check', '?conflict=wording_changed'],
  },
  {
    route: 'cases/[caseId]/consents/give/[partyId]/check',
    path: async ({ sql, caseId, parties, people }) => {
      await sql`insert into app.draft (person_id, key, data) values (${people.supported}, ${`consent:${parties.employer}`},
        ${sql.json({ categories: ['work', 'health'], purpose: 'work', more: '', until: 'm6', day: '' })}) on conflict do nothing`;
      return `/cases/${caseId}/consents/give/${parties.employer}/check`;
    },
    who: ['supported'],
  },
  {
    route: 'cases/[caseId]/consents/[partyId]/given',
    path: ({ caseId, parties }) => `/cases/${caseId}/consents/${parties.employer}/given`,
    who: ['supported'],
  },
  {
    route: 'cases/[caseId]/consents/[partyId]/withdrawn',
    path: ({ caseId, parties }) => `/cases/${caseId}/consents/${parties.employer}/withdrawn`,
    who: ['supported', 'worker', 'manager'],
  },
  {
    route: 'cases/[caseId]/consents/[partyId]/ask',
    path: ({ caseId, parties }) => `/cases/${caseId}/consents/${parties.employer}/ask`,
    who: ['worker', 'manager'],
    states: ['?check'],
  },
  {
    route: 'cases/[caseId]/consents/[partyId]/paper',
    path: ({ caseId, parties }) => `/cases/${caseId}/consents/${parties.employer}/paper`,
    who: ['worker', 'manager'],
    states: ['?check'],
  },
  {
    route: 'cases/[caseId]/consents/history',
    path: ({ caseId }) => `/cases/${caseId}/consents/history`,
    who: ['supported', 'worker', 'manager'],
  },
  {
    route: 'cases/[caseId]/consents/history/print',
    path: ({ caseId }) => `/cases/${caseId}/consents/history/print`,
    who: ['supported', 'worker', 'manager'],
  },
  {
    route: 'cases/[caseId]/consents/guardians',
    path: ({ caseId }) => `/cases/${caseId}/consents/guardians`,
    who: ['worker', 'manager'],
    states: ['?check'],
  },
  { route: 'cases/[caseId]/looked', path: ({ caseId }) => `/cases/${caseId}/looked`, who: ['supported'] },
];

/** Pages that belong to a case: what strangers must not get. */
export const ofCase = (page: PageToTry) => page.route.startsWith('cases/');
