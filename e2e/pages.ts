import { today } from '../lib/dates';
import { newId } from '../lib/ids';
import {
  approvedCard,
  askedByLink,
  askedDialogue,
  begunHandover,
  familyReport,
  givenHandover,
  heldMeeting,
  inquiry,
  proposedMeeting,
  sentReport,
  writtenManual,
} from './dialogues';
import { draftPlan, heldGoal, heldPlan } from './plans';
import { everybody, insiders, type Who, type World } from './world';

/**
 * Every page of the portal, and who sees it. A test fails when a page of app/ is missing here (accessibility.test.ts).
 * Whoever is not listed gets the one 404; whoever is signed out is asked to sign in.
 */
export type PageToTry = {
  /** The file under app/, without `/page.tsx`. */
  route: string;
  path: (world: World) => string | Promise<string>;
  who: (Who | 'nobody')[];
  /** For whom it is looked at in every language, if for anybody; absent: the first of `who`. */
  look?: (Who | 'nobody')[];
  /** Queries that show another state of it. */
  states?: string[];
  /** Some of its case who are not listed are sent elsewhere within the case, not refused. */
  elsewhere?: Who[];
};

const anybody: PageToTry['who'] = ['nobody', ...everybody];
const signedIn: PageToTry['who'] = [...everybody];
const team: Who[] = ['worker', 'manager'];

const ofCase = (rest: string) => ({
  route: `cases/[caseId]/${rest}`,
  path: ({ caseId }: World) => `/cases/${caseId}/${rest}`,
});
const ofEntry = (which: 'shared' | 'private', rest: string) => ({
  route: `cases/[caseId]/entries/[entryId]${rest}`,
  path: ({ caseId, sharedEntryId, privateEntryId }: World) =>
    `/cases/${caseId}/entries/${which === 'shared' ? sharedEntryId : privateEntryId}${rest}`,
});
const lookedAt = (rest: string, path: (world: World) => string = () => rest) => ({
  route: `cases/[caseId]/as/[partyId]${rest}`,
  path: (world: World) => `/cases/${world.caseId}/as/${world.parties.employer}${path(world)}`,
  who: ['supported' as const],
});
const ofAgency = (rest: string) => ({
  route: `agencies/[agencyId]/${rest}`,
  path: ({ agencyId }: World) => `/agencies/${agencyId}/${rest}`,
});
const ofCaseMonth = (rest: string) => ({
  route: `cases/[caseId]/month/[month]${rest ? '/[item]' : ''}`,
  path: ({ caseId }: World) => `/cases/${caseId}/month/${today().slice(0, 7)}${rest}`,
});
const ofContact = (step: string) => ({
  route: `cases/[caseId]/contacts/[entryId]/${step}`,
  path: ({ caseId, contactId }: World) => `/cases/${caseId}/contacts/${contactId}/${step}`,
});
const ofJob = (rest: string) => ({
  route: `cases/[caseId]/jobs/[employmentId]/${rest}`,
  path: ({ caseId, employmentId }: World): string | Promise<string> => `/cases/${caseId}/jobs/${employmentId}/${rest}`,
});
const step = (name: string) => ({
  route: 'cases/[caseId]/concerns/new/[step]',
  path: ({ caseId }: World) => `/cases/${caseId}/concerns/new/${name}`,
  who: ['supported' as const],
  elsewhere: insiders,
});

/** Those who take part in a dialogue about an accommodation. */
const dialogueSides: Who[] = ['supported', 'employer', ...team];
const ofDialogue = (rest: string) => ({
  route: `cases/[caseId]/accommodations/[entryId]${rest === '' ? '' : '/[act]'}`,
  path: async (world: World) => `/cases/${world.caseId}/accommodations/${await inquiry(world)}${rest}`,
});
const withCard =
  (rest: string, looking = false) =>
  async (world: World) => {
    await approvedCard(world);
    return `/cases/${world.caseId}${looking ? `/as/${world.parties.employer}` : ''}/accommodations/card${rest}`;
  };
const ofPlan = (rest: string, of = heldPlan, file = rest) => ({
  route: `cases/[caseId]/plan/[planId]${file}`,
  path: async (world: World) => `/cases/${world.caseId}/plan/${await of(world)}${rest}`,
});
const withManual = (rest: string) => async (world: World) => {
  await writtenManual(world);
  return `/cases/${world.caseId}/manual${rest}`;
};
const ofSection = (rest: string) => ({
  route: `cases/[caseId]/manual/[section]/${rest}`,
  path: withManual(`/requests/${rest}`),
});
const ofMeeting = (rest: string, which: (world: World) => Promise<string> = proposedMeeting) => ({
  route: `cases/[caseId]/meetings/[entryId]${rest === '' ? '' : '/[act]'}`,
  path: async (world: World) => `/cases/${world.caseId}/meetings/${await which(world)}${rest}`,
});
const ofReport = (rest: string) => ({
  route: `cases/[caseId]/reports/sent/[reportId]${rest}`,
  path: async (world: World) => `/cases/${world.caseId}/reports/sent/${await sentReport(world)}${rest}`,
  who: ['supported', ...team] as Who[],
});
const askStep = (name: string) => ({
  route: 'cases/[caseId]/accommodations/new/[step]',
  path: async ({ sql, caseId, people }: World) => {
    await sql`insert into app.draft (person_id, key, data) values (${people.supported}, ${`accommodation:${caseId}`},
      ${sql.json({ obstacle: 'こまっています' })}) on conflict do nothing`;
    return `/cases/${caseId}/accommodations/new/${name}`;
  },
  who: ['supported' as const],
  elsewhere: insiders.filter((who) => ['worker', 'manager', 'employer'].includes(who)),
});

export const pages: PageToTry[] = [
  {
    route: '',
    path: () => '/',
    who: signedIn,
    look: ['supported', 'family', 'employer', 'worker', 'manager', 'formerFamily'],
  },
  { route: 'sign-in', path: () => '/sign-in', who: anybody, states: ['?check'] },
  { route: 'sign-in/sent', path: () => '/sign-in/sent', who: anybody },
  { route: 'sign-in/link/[token]', path: ({ linkToken }) => `/sign-in/link/${linkToken}`, who: anybody, look: ['nobody'] },
  { route: 'sign-in/link/[token]', path: () => '/sign-in/link/unknown', who: anybody, look: ['nobody'] },
  { route: 'invitations', path: () => '/invitations', who: anybody },
  {
    route: 'invitations/[token]',
    path: ({ invitationToken }) => `/invitations/${invitationToken}`,
    who: anybody,
    look: ['nobody', 'otherSupported'],
    states: ['?check'],
  },
  { route: 'mailbox', path: () => '/mailbox', who: anybody },
  { route: 'help', path: () => '/help', who: anybody, look: ['nobody', 'supported'] },
  { route: 'can-i-use', path: () => '/can-i-use', who: anybody },
  { route: 'can-i-use/[question]', path: () => '/can-i-use/service', who: anybody, states: ['?check'] },
  { route: 'can-i-use/[question]', path: () => '/can-i-use/hired', who: anybody, look: ['nobody'], states: ['?check'] },
  { route: 'can-i-use/inquiry', path: () => '/can-i-use/inquiry', who: anybody, look: ['nobody'], states: ['?check', '?sent'] },
  { route: 'can-i-use/result', path: () => '/can-i-use/result', who: anybody },
  { route: 'settings', path: () => '/settings', who: anybody, look: ['nobody', 'supported'] },
  { route: 'settings/sessions', path: () => '/settings/sessions', who: signedIn },
  { route: 'settings/download', path: () => '/settings/download', who: signedIn, look: ['supported'] },
  { route: 'settings/sign-in', path: () => '/settings/sign-in', who: signedIn, states: ['?check'] },
  { route: 'settings/sign-in/address/[token]', path: () => '/settings/sign-in/address/unknown', who: anybody },
  { route: 'notices', path: () => '/notices', who: signedIn, look: ['worker', 'supported', 'formerFamily'] },
  ...['404', '413', '500'].map((status) => ({
    route: 'refused/[status]',
    path: () => `/refused/${status}?from=/help`,
    who: anybody,
    look: ['nobody' as const],
  })),
  { route: 'notices/undelivered', path: () => '/notices/undelivered', who: [...team, 'colleague', 'otherManager'] },
  { route: 'settings/notices', path: () => '/settings/notices', who: signedIn, states: ['?saved'] },
  { route: 'settings/notices/ways', path: () => '/settings/notices/ways', who: signedIn, states: ['?done=push'] },
  { route: 'settings/notices/iphone', path: () => '/settings/notices/iphone', who: signedIn },
  {
    route: 'settings/calendar',
    path: async ({ sql, people }) => {
      await sql`insert into app.calendar (person_id, link_id, token_hash, made_at)
        values (${people.supported}, ${people.supported}, sha256(${people.supported}::text::bytea), now()) on conflict do nothing`;
      return '/settings/calendar';
    },
    who: signedIn,
    look: ['supported', 'worker'],
    states: ['?done=made'],
  },
  { route: 'line/[linkToken]', path: () => '/line/LINKTOKEN', who: signedIn },
  {
    route: 'reminders',
    path: async ({ sql, people }) => {
      const [asked] = await sql`select from app.reminder where person_id = ${people.supported}`;
      for (const told of asked ? [] : [true, false])
        await sql`insert into app.reminder (id, person_id, words, at, next_at, every, told_at)
          values (${newId()}, ${people.supported}, '薬の袋を見る', now(), ${told ? null : '2099-01-01'}, 7, ${told ? new Date() : null})`;
      return '/reminders';
    },
    who: signedIn,
    states: ['?saved'],
  },
  { route: 'reminders/new', path: () => '/reminders/new', who: signedIn, states: ['?check'] },
  { route: 'stop-mail/[token]', path: () => '/stop-mail/unknown', who: anybody, look: ['nobody'], states: ['?done'] },
  { route: 'search', path: () => '/search', who: signedIn, look: ['worker', 'supported'] },
  {
    ...ofCase('timeline'),
    who: insiders,
    look: ['supported', 'employer', 'worker'],
    states: ['?kind=meeting&side=partner'],
  },
  { ...ofCase('timeline/print'), who: insiders, look: ['worker'] },
  { ...ofCase('looked'), who: ['supported'] },
  { ...ofCase('concerns/new'), who: insiders, look: ['supported', 'employer', 'worker'], states: ['?check'] },
  {
    ...ofCase('emergency'),
    who: ['supported', 'worker', 'manager'],
    look: ['supported', 'worker', 'manager'],
    states: ['?check'],
  },
  {
    ...ofCase('safety'),
    who: ['supported', 'employer', 'family', 'partner'],
    look: ['supported'],
    states: ['?check', '?conflict=nobody_reads'],
  },
  step('worry'),
  step('feeling'),
  step('since'),
  step('words'),
  step('readers'),
  step('check'),
  {
    ...ofCase('entries/new'),
    who: team,
    elsewhere: insiders,
    states: ['?kind=meeting', '?kind=life_event', '?kind=note&check'],
  },
  { ...ofAgency('retention'), who: ['manager'], states: ['?done'] },
  {
    ...ofCase('kept'),
    who: ['supported', 'manager'],
    look: ['supported', 'manager'],
    states: ['?form=hold&check', '?done=held'],
  },
  { ...ofAgency('exports'), who: ['manager'] },
  { ...ofCase('exports'), who: team },
  { route: 'month', path: () => '/month', who: signedIn, look: ['worker'] },
  { ...ofAgency('month'), who: ['manager'] },
  { ...ofCaseMonth(''), who: team },
  { ...ofCaseMonth('/talk'), who: team, states: ['?check'] },
  { ...ofCase('contacts/new'), who: team, elsewhere: insiders, states: ['?check'] },
  { ...ofContact('confirm'), who: ['supported'] },
  { ...ofContact('change'), who: ['worker'], states: ['?check'] },
  { ...ofContact('unconfirmed'), who: team, states: ['?check'] },
  {
    ...ofEntry('shared', ''),
    who: insiders,
    look: ['supported', 'employer', 'worker'],
    states: ['?check', '?check&form=status'],
  },
  { ...ofEntry('private', ''), who: ['supported', ...team], look: ['worker', 'supported'] },
  { ...ofEntry('private', '/exposure'), who: ['manager'] },
  { ...ofEntry('private', '/history'), who: ['supported', ...team] },
  { ...ofEntry('shared', '/correct'), who: ['supported'], states: ['?check'] },
  { ...ofEntry('shared', '/sent'), who: ['supported'] },
  { ...ofEntry('private', '/readers'), who: ['supported', ...team] },
  { ...ofEntry('shared', '/propose'), who: team },
  { ...ofEntry('private', '/proposal'), who: ['supported'], elsewhere: team },
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
        ${sql.json({ categories: ['work', 'health'], purpose: 'work', more: '', until: 'review', day: '' })}) on conflict do nothing`;
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
    route: 'cases/[caseId]/consents/[partyId]/copies',
    path: ({ caseId, parties }) => `/cases/${caseId}/consents/${parties.employer}/copies`,
    who: ['supported'],
  },
  {
    route: 'cases/[caseId]/consents/[partyId]/stop',
    path: ({ caseId, parties }) => `/cases/${caseId}/consents/${parties.employer}/stop`,
    who: ['worker', 'manager'],
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
  {
    route: 'answers/[token]',
    path: async (world) => `/answers/${(await askedByLink(world)).token}`,
    who: anybody,
    look: ['nobody'],
    states: ['?check'],
  },
  { route: 'answers/[token]', path: () => '/answers/unknown', who: anybody, look: ['nobody'] },
  {
    route: 'cases/[caseId]/handover',
    path: async (world) => {
      await begunHandover(world);
      return `/cases/${world.caseId}/handover`;
    },
    who: ['supported', ...team],
    look: ['worker'],
    states: ['?act=talk&check'],
  },
  {
    route: 'cases/[caseId]/handover/[receiverId]',
    path: async (world) => {
      await givenHandover(world);
      return `/cases/${world.caseId}/handover/${await begunHandover(world)}`;
    },
    who: ['supported', ...team],
    look: ['worker'],
    states: ['?step=choose'],
  },
  {
    route: 'handovers/[token]',
    path: async (world) => `/handovers/${(await givenHandover(world)).token}`,
    who: anybody,
    look: ['nobody'],
  },
  { ...ofEntry('shared', '/ask'), who: ['supported', ...team], look: ['worker'], states: ['?check'] },
  { ...ofCase('meetings'), who: insiders, look: ['supported', 'worker'] },
  { ...ofCase('meetings/new'), who: insiders, look: ['worker', 'supported'], states: ['?check'] },
  { ...ofMeeting(''), who: dialogueSides, look: ['supported', 'employer', 'worker'] },
  { ...ofMeeting('', heldMeeting), who: dialogueSides, look: ['supported', 'worker'] },
  { ...ofMeeting('/change'), who: team, look: ['worker'], states: ['?check'] },
  { ...ofMeeting('/hold', heldMeeting), who: team, look: ['worker'] },
  { ...ofMeeting('/notes', heldMeeting), who: team, look: ['worker'] },
  { ...ofMeeting('/todo', heldMeeting), who: team, look: ['worker'], states: ['?check'] },
  { route: 'accommodations', path: () => '/accommodations', who: signedIn, look: ['worker'], states: ['?state=asked'] },
  { ...ofCase('accommodations'), who: insiders, look: ['supported', 'worker', 'employer'] },
  { ...ofCase('accommodations/examples'), who: insiders, look: ['supported'], states: ['?difficulty=order'] },
  {
    ...ofCase('accommodations/new'),
    who: ['worker', 'manager', 'employer'],
    elsewhere: ['supported'],
    look: ['worker', 'employer'],
    states: ['?check'],
  },
  { ...askStep('obstacle'), states: ['?look', '?take=written'] },
  askStep('wish'),
  askStep('knows'),
  askStep('check'),
  { ...ofDialogue(''), who: dialogueSides, look: ['supported', 'employer', 'worker'], states: ['?done=asked'] },
  { ...ofDialogue('/ask'), who: ['supported'], elsewhere: ['employer', ...team], states: ['?check'] },
  { ...ofDialogue('/none'), who: ['supported'], elsewhere: ['employer', ...team] },
  { ...ofCase('accommodations/practice'), who: ['supported'] },
  {
    ...ofDialogue(''),
    route: 'cases/[caseId]/accommodations/[entryId]/evidence',
    path: async (world: World) => `/cases/${world.caseId}/accommodations/${await inquiry(world)}/evidence`,
    who: ['supported', ...team],
    states: ['?check'],
  },
  { ...ofCase('accommodations/card'), who: insiders, look: ['supported', 'employer'], path: withCard('') },
  { ...ofCase('accommodations/card/edit'), who: ['worker', 'manager', 'supported'], look: ['worker'], states: ['?check'] },
  {
    ...ofCase('accommodations/card/print'),
    who: ['supported', ...team],
    path: withCard('/print'),
  },
  { route: 'plans', path: () => '/plans', who: signedIn, look: ['worker'] },
  {
    ...ofCase('plan'),
    who: insiders,
    look: ['supported', 'worker', 'employer'],
    path: async (world: World) => `/cases/${world.caseId}/plan${(await heldPlan(world)) && ''}`,
    states: ['?done=agree', '?conflict=ND200'],
  },
  { ...ofPlan(''), who: ['supported', 'employer', ...team], look: [] },
  { ...ofPlan('', draftPlan), who: team },
  { ...ofPlan('/compare', draftPlan), who: team },
  { ...ofPlan('/monitor', heldPlan, '/[act]'), who: team, elsewhere: ['supported'], states: ['?check'] },
  { ...ofPlan('/share', heldPlan, '/[act]'), who: ['supported'], elsewhere: team },
  { ...ofPlan('/sections/wishes', draftPlan, '/sections/[section]'), who: team, states: ['?check', '?conflict=plan_changed'] },
  { ...ofPlan('/goals/new', draftPlan, '/goals/[which]'), who: team, states: ['?check'] },
  {
    route: 'cases/[caseId]/plan/goals/[goalId]',
    path: async (world: World) => `/cases/${world.caseId}/plan/goals/${await heldGoal(world)}`,
    who: ['supported', 'employer', ...team],
    look: ['supported', 'worker', 'employer'],
    states: ['?check', '?check&form=evaluation'],
  },
  { ...ofCase('manual'), who: insiders, look: ['supported', 'employer'], path: withManual(''), states: ['?done=written'] },
  { ...ofSection('edit'), who: ['supported'], states: ['?check', '?conflict=manual_changed'] },
  { ...ofSection('readers'), who: ['supported'] },
  { ...ofCase('clock'), who: ['supported', ...team], look: ['supported', 'worker'], states: ['?done=recorded'] },
  {
    ...ofCase('clock/record'),
    who: team,
    states: ['?kind=cap&check', '?kind=prior_service&check', '?kind=ends_on&conflict=ND181'],
  },
  {
    route: 'cases/[caseId]/clock/facts/[factId]/take-back',
    path: ({ caseId, factId }) => `/cases/${caseId}/clock/facts/${factId}/take-back`,
    who: team,
    states: ['?check'],
  },
  { ...ofCase('people'), who: insiders, look: ['worker', 'supported', 'employer'] },
  { ...ofCase('people/invite'), who: ['worker', 'manager', 'supported'], look: ['worker', 'supported'], states: ['?check'] },
  { ...ofCase('people/team'), who: ['manager'], states: ['?check'] },
  {
    route: 'cases/[caseId]/people/invitations/[invitationId]',
    path: ({ caseId, invitationId }) => `/cases/${caseId}/people/invitations/${invitationId}`,
    who: ['worker', 'manager', 'supported'],
  },
  {
    route: 'cases/[caseId]/people/members/[memberId]/end',
    path: ({ caseId, familyMemberId }) => `/cases/${caseId}/people/members/${familyMemberId}/end`,
    who: ['worker', 'manager', 'supported'],
  },
  { ...ofCase('private'), who: ['worker', 'manager'], elsewhere: insiders },
  ...(['supported_person', 'employer', 'support_team'] as const).map((side) => ({
    route: 'cases/[caseId]/private/[partyId]',
    path: ({ caseId, parties }: World) => `/cases/${caseId}/private/${parties[side]}`,
    who: [
      ...(side === 'supported_person' ? ['supported' as const] : side === 'employer' ? ['employer' as const] : []),
      ...team,
    ],
    states: ['?check', '?sent'],
  })),
  { ...ofCase('records'), who: ['supported', ...team], look: ['supported', 'worker'], states: ['?done=asked'] },
  {
    route: 'cases/[caseId]/records/[requestId]',
    path: async ({ sql, caseId, recordRequestId, people }) => {
      await sql`insert into app.draft (person_id, key, data) values (${people.worker}, ${`records-period:${recordRequestId}`},
        ${sql.json({ first: '2020-01-01', last: today() })}) on conflict do nothing`;
      return `/cases/${caseId}/records/${recordRequestId}`;
    },
    who: team,
    states: ['?check'],
  },
  { ...ofCase('reports'), who: insiders, look: ['supported', 'worker'] },
  {
    route: 'cases/[caseId]/reports/[month]',
    path: ({ caseId }) => `/cases/${caseId}/reports/${today().slice(0, 7)}`,
    who: team,
    states: ['?check', '?again'],
    elsewhere: ['supported', 'family', 'employer', 'partner'],
  },
  {
    route: 'cases/[caseId]/reports/[month]/to/[partyId]',
    path: ({ caseId, parties }) => `/cases/${caseId}/reports/${today().slice(0, 7)}/to/${parties.family}`,
    who: team,
    states: ['?check'],
  },
  { ...ofReport(''), look: ['supported', 'worker'], states: ['?check', '?done=held'] },
  { ...ofReport('/print'), look: [] },
  { route: 'reports', path: () => '/reports', who: signedIn, look: ['worker'] },
  { ...ofCase('jobs'), who: ['supported', ...team], look: ['supported', 'worker'], states: ['?done=closed'] },
  { ...ofCase('events'), who: ['supported', ...team], look: ['supported', 'worker'], states: ['?done=job_change'] },
  {
    route: 'cases/[caseId]/events/[kind]',
    path: async ({ sql, caseId, employmentId, people }) => {
      const typed = { job: employmentId, last: today(), why: 'other', employer: '次の会社', on: '2027-02-28', words: '' };
      await sql`insert into app.draft (person_id, key, data)
        select person, ${`event:${caseId}:job_change`}, ${sql.json(typed)} from unnest(${[people.supported, people.worker]}::uuid[]) person
        on conflict do nothing`;
      return `/cases/${caseId}/events/job_change`;
    },
    who: ['supported', ...team],
    look: ['worker'],
    states: ['?check', '?preview', '?preview&conflict=event_changed'],
  },
  { ...ofJob('disclosure'), who: ['supported'], states: ['?check'] },
  {
    ...ofJob('disclosure/check'),
    path: async ({ sql, caseId, employmentId, people }) => {
      await sql`insert into app.draft (person_id, key, data) values (${people.supported}, ${`disclose:${employmentId}`},
        ${sql.json({ disclosure: 'partly', keep: [], names: '店長' })}) on conflict do nothing`;
      return `/cases/${caseId}/jobs/${employmentId}/disclosure/check`;
    },
    who: ['supported'],
  },
  lookedAt(''),
  { ...lookedAt('/timeline'), states: ['?category=work'] },
  // What the same parts draw elsewhere is not looked at in every language again.
  { ...lookedAt('/timeline/print'), look: [] },
  lookedAt('/accommodations'),
  { ...lookedAt('/meetings'), look: [] },
  {
    ...lookedAt('/meetings/[entryId]'),
    path: async (world) => `/cases/${world.caseId}/as/${world.parties.employer}/meetings/${await proposedMeeting(world)}`,
  },
  {
    ...lookedAt('/accommodations/[entryId]'),
    path: async (world) => `/cases/${world.caseId}/as/${world.parties.employer}/accommodations/${await askedDialogue(world)}`,
  },
  {
    ...lookedAt('/plan', () => '/plan'),
    path: async (world) => `/cases/${world.caseId}/as/${world.parties.employer}/plan${(await heldPlan(world)) && ''}`,
  },
  {
    ...lookedAt('/plan/[planId]'),
    path: async (world) => `/cases/${world.caseId}/as/${world.parties.employer}/plan/${await heldPlan(world)}`,
    look: [],
  },
  {
    ...lookedAt('/plan/goals/[goalId]'),
    path: async (world) => `/cases/${world.caseId}/as/${world.parties.employer}/plan/goals/${await heldGoal(world)}`,
  },
  { ...lookedAt('/accommodations/new'), look: [] },
  { ...lookedAt('/accommodations/examples'), look: [] },
  { ...lookedAt('/accommodations/card'), path: withCard('', true) },
  { ...lookedAt('/accommodations/card/print'), path: withCard('/print', true), look: [] },
  lookedAt('/reports'),
  {
    ...lookedAt('/reports/sent/[reportId]'),
    // What was sent to the supported person alone, the company's eyes do not see.
    path: async (world) => `/cases/${world.caseId}/as/${world.parties.family}/reports/sent/${await familyReport(world)}`,
  },
  lookedAt('/people'),
  lookedAt('/entries/[entryId]', ({ sharedEntryId }) => `/entries/${sharedEntryId}`),
  lookedAt('/entries/[entryId]/history', ({ sharedEntryId }) => `/entries/${sharedEntryId}/history`),
  lookedAt('/[...rest]', () => '/concerns/new'),
  { ...ofAgency('notices'), who: ['manager'], states: ['?saved'] },
  { route: 'duties', path: () => '/duties', who: signedIn, look: ['worker', 'family'] },
  { ...ofAgency('accommodations'), who: ['manager'] },
  { ...ofAgency('duties'), who: ['manager'] },
  { ...ofAgency('staff'), who: ['manager'] },
  { ...ofAgency('safety'), who: ['manager'], states: ['?check', '?done'] },
  { ...ofAgency('examples'), who: ['manager', 'worker', 'colleague'], states: ['?check', '?done=added'] },
  {
    ...ofAgency('settings'),
    who: ['manager', 'worker', 'colleague'],
    states: ['?saved'],
  },
  { ...ofAgency('rate'), who: ['manager'] },
  { ...ofAgency('words'), who: ['manager'], states: ['?check', '?done=added'] },
  { ...ofAgency('inquiries'), who: ['manager'], states: ['?closed'] },
  { ...ofAgency('cases/new'), who: ['manager'], states: ['?check'] },
  { ...ofAgency('staff/invite'), who: ['manager'], states: ['?check'] },
  {
    ...ofAgency('directory'),
    who: ['supported', 'otherSupported', 'colleague', ...team],
    states: ['?done=taken&came=1-2-3'],
    look: ['manager'],
  },
  { ...ofAgency('directory/import'), who: ['manager', 'worker', 'colleague'] },
  {
    route: 'agencies/[agencyId]/staff/invitations/[invitationId]',
    path: ({ agencyId, staffInvitationId }) => `/agencies/${agencyId}/staff/invitations/${staffInvitationId}`,
    who: ['manager'],
  },
  {
    route: 'agencies/[agencyId]/staff/[memberId]/end',
    path: ({ agencyId, colleagueStaffId }) => `/agencies/${agencyId}/staff/${colleagueStaffId}/end`,
    who: ['manager'],
  },
];

/** Whether only some people see it: a page of a case or of an agency. */
export const isGuarded = (page: { route: string }) => /^(cases|agencies)\//.test(page.route);
