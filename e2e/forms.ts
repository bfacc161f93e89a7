import { today } from '../lib/dates';
import { newId } from '../lib/ids';
import {
  approvedCard,
  askedByLink,
  begunHandover,
  consentAgain,
  employerMember,
  givenHandover,
  helpedDialogue,
  inquiry,
  proposedMeeting,
  readReport,
  reportLine,
  sentReport,
  waitingCard,
} from './dialogues';
import { draftPlan, heldGoal, heldPlan, newGoal } from './plans';
import { everybody, insiders, type Who, type World } from './world';

/**
 * Every form of the portal: where it is sent, what a right one holds, and who may send it. A test fails when a POST of app/ is
 * missing here (strangers.test.ts).
 */
export type FormToTry = {
  /** The file under app/, without `/route.ts`. */
  route: string;
  path: (world: World) => string | Promise<string>;
  fields: (world: World) => Fields | Promise<Fields>;
  /** Who may; the first of them is the one who shows that it works. */
  who: (Who | 'nobody')[];
  /** Who gets a sentence instead of "not there": they know of it, and it is not their turn. */
  elsewhere?: Who[];
  /** It moves nothing but the sender's own drafts: whoever sends it is only shown the page, or that there is none. */
  ownOnly?: true;
  /** Its own test shows that it works; here only that strangers get nothing from it. */
  shownElsewhere?: true;
};
type Fields = Record<string, string | string[]>;

const anybody: FormToTry['who'] = ['nobody', ...everybody];
const signedIn: FormToTry['who'] = [...everybody];
const team: Who[] = ['worker', 'manager'];
const nothing = () => ({});

const ofCase = (rest: string) => ({ route: `cases/[caseId]/${rest}`, path: ({ caseId }: World) => `/cases/${caseId}/${rest}` });
const ofEntry = (which: 'sharedEntryId' | 'privateEntryId' | 'freshEntryId' | 'undoneEntryId', rest: string) => ({
  route: `cases/[caseId]/entries/[entryId]/${rest}`,
  path: (world: World) => `/cases/${world.caseId}/entries/${world[which]}/${rest}`,
});

const ofConsent = (rest: string) => ({
  route: `cases/[caseId]/consents/${rest}`,
  path: ({ caseId, parties }: World) =>
    `/cases/${caseId}/consents/${rest.replace('[partyId]', parties.employer).replace(/\[\w+\]/, parties.family)}`,
});

const ofRecord = (rest: string) => ({
  route: `cases/[caseId]/records/[requestId]/${rest}`,
  path: ({ caseId, recordRequestId }: World) => `/cases/${caseId}/records/${recordRequestId}/${rest}`,
});
const ofHandover = (rest: string) => ({
  route: `cases/[caseId]/handover/[receiverId]/${rest}`,
  path: async (world: World) => `/cases/${world.caseId}/handover/${await begunHandover(world)}/${rest}`,
});
const jobOf = ({ caseId, employmentId }: World) => `/cases/${caseId}/jobs/${employmentId}`;
const ofContact = (step: string) => ({
  route: `cases/[caseId]/contacts/[entryId]/${step}`,
  path: ({ caseId, contactId }: World) => `/cases/${caseId}/contacts/${contactId}/${step}`,
});
const contact = (met: string) => ({
  medium: 'face_to_face',
  'met[]': [met],
  with: '',
  place: '',
  day: today(),
  from: '00:00',
  to: '00:01',
  title: '',
  talked: 'x',
  category: 'work',
});
const staff: Who[] = ['worker', 'manager', 'colleague'];
const ofDirectory = (act: string) => ({
  route: `agencies/[agencyId]/directory/${act}`,
  path: ({ agencyId }: World) => `/agencies/${agencyId}/directory/${act}`,
});
const officeWords = Object.fromEntries(
  ['reading', 'number', 'area', 'address', 'phone', 'fax', 'mail', 'web', 'hours', 'note'].map((field) => [field, '']),
);
const hours = { on: today(), words: '1日6時間になりました' };
const ofEvent = (act: string) => ({
  route: `cases/[caseId]/events/[kind]/${act}`,
  path: ({ caseId }: World) => `/cases/${caseId}/events/hours_changed/${act}`,
});
const ofJob = (rest: string) => ({
  route: `cases/[caseId]/jobs/[employmentId]/${rest}`,
  path: (world: World) => `${jobOf(world)}/${rest}`,
});

const ofReport = (rest: string) => ({
  route: `cases/[caseId]/reports/sent/[reportId]/${rest}`,
  path: async (world: World) => `/cases/${world.caseId}/reports/sent/${await sentReport(world)}/${rest}`,
});

const ofQuestion = (rest: string) => ({
  route: `cases/[caseId]/entries/[entryId]/questions/[questionId]/${rest}`,
  path: async (world: World) =>
    `/cases/${world.caseId}/entries/${world.sharedEntryId}/questions/${(await askedByLink(world)).id}/${rest}`,
});

const ofPlan = (rest: string, of: (world: World) => Promise<string>, file = rest) => ({
  route: `cases/[caseId]/plan/[planId]/${file}`,
  path: async (world: World) => `/cases/${world.caseId}/plan/${await of(world)}/${rest}`,
});
const ofGoal = (act: string) => ({
  route: `cases/[caseId]/plan/goals/[goalId]/${act}`,
  path: async (world: World) => `/cases/${world.caseId}/plan/goals/${await heldGoal(world)}/${act}`,
});

export const forms: FormToTry[] = [
  { ...ofCase('plan/begin'), fields: nothing, who: team, shownElsewhere: true },
  {
    ...ofPlan('step', heldPlan),
    fields: async (world) => {
      const [plan] = await world.sql`select version from app.plan where entry_id = ${await heldPlan(world)}`;
      return { act: 'monitor', version: String(plan?.version), on: today(), how: 'video', words: '進んでいます' };
    },
    who: team,
    elsewhere: ['supported'],
  },
  {
    ...ofPlan('sections/points/save', draftPlan, 'sections/[section]/save'),
    fields: () => ({ version: '0', words: 'ゆっくり' }),
    who: team,
  },
  {
    ...ofPlan('goals/save', draftPlan),
    fields: () => ({
      version: '0',
      goal: newId(),
      words: 'やすまず 行きたい',
      steps: '',
      category: 'work',
      support: '電話',
      who: '支援員',
    }),
    who: team,
  },
  {
    ...ofPlan('goals/remove', draftPlan),
    fields: async (world) => ({ goal: await newGoal(world, await draftPlan(world)) }),
    who: team,
  },
  { ...ofGoal('progress'), fields: () => ({ level: 'going', words: 'すこしずつ' }), who: ['supported', ...team] },
  { ...ofGoal('tick'), fields: () => ({ number: '1', done: 'yes' }), who: ['supported', ...team] },
  { ...ofGoal('link'), fields: ({ sharedEntryId }) => ({ entry: sharedEntryId }), who: ['supported', ...team] },
  { ...ofGoal('evaluate'), fields: () => ({ done: 'yes', reached: 'partly', effect: '', remains: '' }), who: team },
  { route: 'drafts', path: () => '/drafts', fields: () => ({ _draft: 'note', words: 'x' }), who: signedIn },
  { route: 'search/words', path: () => '/search/words', fields: () => ({ words: 'x' }), who: signedIn },
  {
    route: 'settings/notices/save',
    path: () => '/settings/notices/save',
    fields: () => ({
      concern: 'now',
      reply: 'now',
      change: 'daily',
      record: 'never',
      daily_at: '8',
      quiet_from: '21',
      quiet_to: '7',
    }),
    who: signedIn,
  },
  {
    route: 'settings/notices/ways/save',
    path: () => '/settings/notices/ways/save',
    fields: () => ({ way: 'mail' }),
    who: signedIn,
  },
  {
    route: 'settings/notices/push',
    path: () => '/settings/notices/push',
    fields: () => ({ endpoint: `https://fcm.googleapis.com/${newId()}`, p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) }),
    who: signedIn,
  },
  {
    route: 'settings/notices/push/remove',
    path: () => '/settings/notices/push/remove',
    fields: async ({ sql, people }) => {
      const id = newId();
      await sql`insert into app.push_subscription (id, person_id, endpoint, p256dh, auth)
        values (${id}, ${people.supported}, ${id}, ${Buffer.alloc(65)}, ${Buffer.alloc(16)})`;
      return { id };
    },
    who: ['supported'],
  },
  { route: 'settings/calendar/make', path: () => '/settings/calendar/make', fields: nothing, who: signedIn },
  { route: 'settings/calendar/stop', path: () => '/settings/calendar/stop', fields: nothing, who: signedIn },
  { route: 'settings/calendar/save', path: () => '/settings/calendar/save', fields: () => ({ words: 'plain' }), who: signedIn },
  { route: 'settings/notices/line/remove', path: () => '/settings/notices/line/remove', fields: nothing, who: signedIn },
  { route: 'line/[linkToken]/link', path: () => '/line/LINKTOKEN/link', fields: nothing, who: signedIn },
  {
    route: 'reminders/new/save',
    path: () => '/reminders/new/save',
    fields: () => ({ words: 'くすり', day: '2099-01-01', time: '09:00', every: '0', way: 'usual' }),
    who: signedIn,
  },
  ...(['done', 'later', 'stop'] as const).map((act) => ({
    route: `reminders/[reminderId]/${act}`,
    path: async ({ sql, people }: World) => {
      const id = newId();
      await sql`insert into app.reminder (id, person_id, words, at, told_at) values (${id}, ${people.supported}, 'CANARY', now(), now())`;
      return `/reminders/${id}/${act}`;
    },
    fields: (): Fields => (act === 'later' ? { by: 'hour' } : {}),
    who: ['supported' as const],
  })),
  {
    route: 'notices/undelivered/again',
    path: () => '/notices/undelivered/again',
    fields: () => ({ job: '1' }),
    who: ['manager'],
  },
  { route: 'stop-mail/[token]/now', path: () => '/stop-mail/unknown/now', fields: nothing, who: anybody },
  {
    route: 'stop-mail/[token]/one-click',
    path: () => '/stop-mail/unknown/one-click',
    fields: () => ({ 'List-Unsubscribe': 'One-Click' }),
    who: anybody,
  },
  { route: 'notices/read', path: () => '/notices/read', fields: () => ({ until: new Date().toISOString() }), who: signedIn },
  { route: 'settings/language', path: () => '/settings/language', fields: () => ({ locale: 'ja', back: '/' }), who: anybody },
  {
    route: 'can-i-use/answer',
    path: () => '/can-i-use/answer',
    fields: () => ({ question: 'service', service: 'transition' }),
    who: anybody,
  },
  {
    route: 'can-i-use/inquiry/send',
    path: () => '/can-i-use/inquiry/send',
    fields: ({ agencyId }) => ({ agency: agencyId, name: 'だれか', reach: '000-0000-0000', words: '', website: '' }),
    who: anybody,
  },
  { route: 'can-i-use/forget', path: () => '/can-i-use/forget', fields: nothing, who: anybody },
  {
    route: 'settings/save',
    path: () => '/settings/save',
    fields: () => ({ locale: 'ja', furigana: 'none', textSize: 'm', font: 'ud', contrast: 'standard', motion: 'system' }),
    who: anybody,
  },
  {
    route: 'settings/sessions/end',
    path: () => '/settings/sessions/end',
    fields: () => ({ session: 'others' }),
    who: signedIn,
  },
  {
    route: 'settings/sign-in/address',
    path: () => '/settings/sign-in/address',
    fields: () => ({ email: 'a@example.test' }),
    who: signedIn,
  },
  {
    route: 'settings/sign-in/address/[token]/prove',
    path: () => '/settings/sign-in/address/unknown/prove',
    fields: nothing,
    who: anybody,
  },
  { route: 'settings/sign-in/oidc/unlink', path: () => '/settings/sign-in/oidc/unlink', fields: nothing, who: signedIn },
  { route: 'sign-in/demo', path: () => '/sign-in/demo', fields: ({ people }) => ({ person: people.worker }), who: anybody },
  { route: 'sign-in/link', path: () => '/sign-in/link', fields: () => ({ email: 'nobody@example.test' }), who: anybody },
  { route: 'sign-in/link/[token]/again', path: () => '/sign-in/link/unknown/again', fields: nothing, who: anybody },
  { route: 'sign-in/link/[token]/use', path: () => '/sign-in/link/unknown/use', fields: nothing, who: anybody },
  { route: 'sign-out', path: () => '/sign-out', fields: nothing, who: anybody },
  {
    route: 'invitations/[token]/agree',
    path: () => '/invitations/unknown/agree',
    fields: () => ({ name: 'あおい' }),
    who: anybody,
  },
  { route: 'invitations/[token]/join', path: () => '/invitations/unknown/join', fields: nothing, who: signedIn },
  { route: 'invitations/[token]/sign-in', path: () => '/invitations/unknown/sign-in', fields: nothing, who: anybody },

  { ...ofCase('timeline/read'), fields: () => ({ until: new Date().toISOString() }), who: insiders },
  { ...ofCase('timeline/search'), fields: () => ({ words: 'x' }), who: insiders, ownOnly: true },
  {
    ...ofCase('concerns'),
    fields: () => ({ worry: 'mistakes', words: 'こまっています', reach: 'team' }),
    who: ['employer', 'family', 'partner'],
    elsewhere: insiders,
  },
  {
    ...ofCase('emergency/open'),
    fields: () => ({ category: 'report', hours: '1', reason: '連絡がとれない' }),
    who: team,
  },
  ...(['close', 'known', 'review'] as const).map((act) => ({
    route: `cases/[caseId]/emergency/[openingId]/${act}`,
    path: ({ caseId, agencyId }: World) => `/cases/${caseId}/emergency/${agencyId}/${act}`,
    fields: act === 'review' ? () => ({ outcome: 'needed', words: '' }) : nothing,
    who: [...team, 'supported' as const],
    shownElsewhere: true as const,
  })),
  {
    ...ofCase('safety/send'),
    fields: () => ({ side: 'unsaid', words: 'こわい', reach: 'desk' }),
    who: ['supported', 'employer', 'family', 'partner'],
  },
  {
    ...ofCase('concerns/team'),
    fields: ({ parties }) => ({ worry: 'mistakes', title: '記録', words: '聞きました', 'audience[]': [parties.support_team] }),
    who: team,
  },
  { ...ofCase('concerns/draft'), fields: () => ({ step: 'worry', worry: 'money' }), who: ['supported'] },
  {
    ...ofCase('clock/record/save'),
    fields: () => ({ kind: 'applied', from: '2026-04-01', to: '' }),
    who: team,
  },
  {
    route: 'cases/[caseId]/clock/facts/[factId]/take-back/now',
    path: ({ caseId, factId }) => `/cases/${caseId}/clock/facts/${factId}/take-back/now`,
    fields: () => ({ reason: '別の日でした' }),
    who: team,
  },
  { ...ofCase('entries/new/anew'), fields: nothing, who: team, elsewhere: insiders, ownOnly: true },
  { ...ofCase('concerns/new/anew'), fields: nothing, who: ['supported'], elsewhere: insiders, ownOnly: true },
  {
    ...ofCase('concerns/new/send'),
    fields: async (world) => {
      const check = await (await world.fetch('supported', `/cases/${world.caseId}/concerns/new/check`)).text();
      return { mark: /name="mark" value="(\w+)"/.exec(check)?.[1] ?? '0'.repeat(64) };
    },
    who: ['supported'],
    elsewhere: insiders,
  },
  {
    route: 'cases/[caseId]/month/[month]/[item]/save',
    path: ({ caseId }) => `/cases/${caseId}/month/${today().slice(0, 7)}/talk/save`,
    fields: () => ({ reason: 'x' }),
    who: team,
  },
  {
    route: 'cases/[caseId]/month/[month]/[item]/take-back',
    path: async ({ caseId, sql, people }) => {
      const month = today().slice(0, 7);
      await sql`insert into app.excuse (id, case_id, month, item, reason, excused_by)
        values (${newId()}, ${caseId}, ${`${month}-01`}, 'visit', 'x', ${people.worker}) on conflict do nothing`;
      return `/cases/${caseId}/month/${month}/visit/take-back`;
    },
    fields: nothing,
    who: team,
  },
  { ...ofCase('contacts/new/anew'), fields: nothing, who: team, elsewhere: insiders, ownOnly: true },
  { ...ofCase('contacts/new/save'), fields: ({ parties }) => contact(parties.supported_person), who: team },
  {
    ...ofContact('change/save'),
    fields: ({ parties }) =>
      (({ category: _category, ...rest }) => ({ ...rest, version: '1' }))(contact(parties.supported_person)),
    who: ['worker'],
    shownElsewhere: true,
  },
  {
    ...ofContact('confirm/yes'),
    fields: async ({ sql, contactId }) => {
      const [record] = await sql`select encode(app.hash_of(app.record_of(e, c)), 'hex') as hash
        from app.contact c join app.entry e on e.id = c.entry_id where c.entry_id = ${contactId}`;
      return { hash: String(record?.hash) };
    },
    who: ['supported'],
  },
  { ...ofContact('unconfirmed/save'), fields: () => ({ reason: 'paper', words: '' }), who: team },
  {
    ...ofCase('entries'),
    fields: ({ parties }) => ({
      kind: 'note',
      title: '記録',
      words: '見ました',
      category: 'work',
      'audience[]': [parties.support_team],
    }),
    who: team,
  },
  {
    ...ofEntry('sharedEntryId', 'reply'),
    fields: ({ parties }) => ({
      version: '1',
      words: 'わかりました',
      audience: [parties.supported_person, parties.support_team].join(),
    }),
    who: insiders,
  },
  {
    ...ofEntry('privateEntryId', 'status'),
    fields: () => ({ version: '1', status: 'working' }),
    who: ['worker', 'manager', 'supported'],
  },
  { ...ofEntry('freshEntryId', 'undo'), fields: nothing, who: ['supported'], elsewhere: team },
  { ...ofEntry('undoneEntryId', 'again'), fields: nothing, who: ['supported'], elsewhere: insiders },
  {
    ...ofEntry('sharedEntryId', 'correct/save'),
    fields: () => ({ version: '1', title: 'なおした', words: 'なおした' }),
    who: ['supported'],
    elsewhere: insiders,
  },
  {
    ...ofEntry('sharedEntryId', 'readers/narrow'),
    fields: ({ parties }) => ({ 'without[]': [parties.partner] }),
    who: ['supported', ...team],
    elsewhere: insiders,
  },
  {
    ...ofEntry('freshEntryId', 'propose/send'),
    fields: ({ parties }) => ({ 'parties[]': [parties.family], reason: '助けになるから' }),
    who: team,
    elsewhere: ['supported'],
  },
  {
    ...ofEntry('privateEntryId', 'proposal/decide'),
    fields: ({ proposalId }) => ({ proposal: proposalId, answer: 'yes' }),
    who: ['supported'],
    elsewhere: team,
  },
  {
    ...ofConsent('[partyId]/ask/send'),
    fields: () => ({ occasion: 'other', 'categories[]': ['health'], reason: '助けになるから' }),
    who: team,
    elsewhere: insiders,
    shownElsewhere: true,
  },
  { ...ofConsent('[partyId]/withdraw'), fields: () => ({ 'categories[]': ['work'] }), who: ['supported'], elsewhere: insiders },
  {
    ...ofConsent('[partyId]/stop/save'),
    fields: () => ({ 'categories[]': ['work'], said: '電話で聞いた' }),
    who: team,
    elsewhere: insiders,
    shownElsewhere: true,
  },
  {
    ...ofConsent('[partyId]/paper/save'),
    fields: nothing,
    who: team,
    elsewhere: insiders,
    shownElsewhere: true,
    ownOnly: true,
  },
  {
    ...ofConsent('give/[partyId]/answer'),
    fields: nothing,
    who: ['supported'],
    elsewhere: insiders,
    shownElsewhere: true,
    ownOnly: true,
  },
  {
    ...ofConsent('give/[partyId]/agree'),
    fields: () => ({ shown: 'x', seen: 'x' }),
    who: ['supported'],
    elsewhere: insiders,
    shownElsewhere: true,
  },
  {
    ...ofConsent('on-paper/[givingId]/confirm'),
    fields: nothing,
    who: ['supported'],
    elsewhere: insiders,
    shownElsewhere: true,
  },
  { ...ofConsent('requests/[requestId]/close'), fields: nothing, who: team, elsewhere: insiders, shownElsewhere: true },
  { ...ofConsent('guardians/save'), fields: nothing, who: team, elsewhere: insiders, shownElsewhere: true, ownOnly: true },
  { ...ofConsent('guardians/[guardianId]/end'), fields: nothing, who: team, elsewhere: insiders, shownElsewhere: true },
  {
    route: 'answers/[token]/send',
    path: () => '/answers/unknown/send',
    fields: () => ({ choice: 'はい' }),
    who: anybody,
    shownElsewhere: true,
  },
  {
    route: 'cases/[caseId]/handover/act',
    path: async (world) => {
      await begunHandover(world);
      return `/cases/${world.caseId}/handover/act`;
    },
    fields: () => ({ act: 'receiver', kind: 'other', name: 'N' }),
    who: ['supported', ...team],
  },
  {
    ...ofHandover('choose'),
    fields: () => ({ 'parts[]': ['contacts'], summary: '', months: '3' }),
    who: ['supported', ...team],
    ownOnly: true,
  },
  {
    ...ofHandover('act'),
    fields: async (world) => ({ act: 'withdraw', package: (await givenHandover(world)).packageId }),
    who: ['supported', ...team],
  },
  {
    route: 'handovers/[token]/open',
    path: () => '/handovers/unknown/open',
    fields: nothing,
    who: anybody,
    shownElsewhere: true,
  },
  { route: 'answers/[token]/wrong', path: () => '/answers/unknown/wrong', fields: nothing, who: anybody },
  {
    ...ofEntry('sharedEntryId', 'ask/send'),
    fields: async ({ sql, parties }) => {
      const [member] = await sql`select id from app.member where party_id = ${parties.employer} and valid_to is null`;
      return {
        purpose: 'reply',
        member: String(member?.id),
        words: 'あした 会えますか',
        tap1: 'はい',
        tap2: 'いいえ',
        tap3: '',
        tap4: '',
      };
    },
    who: ['supported', ...team],
  },
  {
    ...ofQuestion('decide'),
    fields: () => ({ answer: 'yes' }),
    who: ['supported'],
    shownElsewhere: true,
  },
  { ...ofQuestion('revoke'), fields: nothing, who: ['supported', ...team] },
  {
    ...ofCase('meetings/new/send'),
    fields: () => ({
      form: 'talk',
      title: '12月のふり返り',
      purpose: '',
      category: 'work',
      'audience[]': '',
      without: 'x',
      medium: 'phone',
      place: '',
      url: '',
      minutes: '30',
      day1: '2099-01-05',
      from1: '10:00',
    }),
    who: ['worker', 'manager', 'supported', 'family', 'employer', 'partner'],
  },
  {
    route: 'cases/[caseId]/meetings/[entryId]/act',
    path: async (world) => `/cases/${world.caseId}/meetings/${await proposedMeeting(world)}/act`,
    fields: () => ({ act: 'wish', words: 'W' }),
    who: ['supported', 'employer', 'worker', 'manager'],
  },
  {
    ...ofCase('accommodations/new/keep'),
    fields: () => ({ step: 'obstacle', obstacle: 'こまっています' }),
    who: ['supported'],
  },
  {
    ...ofCase('accommodations/new/send'),
    fields: async ({ sql, caseId, people, parties }) => {
      await sql`insert into app.draft (person_id, key, data) values (${people.supported}, ${`accommodation:${caseId}`},
        ${sql.json({ obstacle: 'こまっています' })}) on conflict do nothing`;
      return { to: 'company', company: parties.employer, seen: 'こまっています' };
    },
    who: ['supported'],
  },
  {
    ...ofCase('accommodations/new/draft'),
    fields: ({ parties }) => ({ company: parties.employer, obstacle: 'こまっています' }),
    who: team,
  },
  { ...ofCase('accommodations/new/inquire'), fields: () => ({ words: 'こまっていませんか' }), who: ['employer'] },
  {
    route: 'cases/[caseId]/accommodations/[entryId]/step',
    path: async (world) => `/cases/${world.caseId}/accommodations/${await inquiry(world, 'to be answered')}/step`,
    fields: () => ({ act: 'none', version: '1' }),
    who: ['supported'],
    elsewhere: ['employer', ...team],
  },
  {
    ...ofCase('accommodations/card/save'),
    fields: () => ({ dos: '1つずつ', ask: '班長', 'review-year': '2099', 'review-month': '1', 'review-day': '5' }),
    who: ['worker', 'manager', 'supported'],
  },
  {
    ...ofCase('accommodations/card/approve'),
    fields: async (world) => ({ card: await waitingCard(world) }),
    who: ['supported'],
  },
  {
    ...ofCase('accommodations/card/hand-over'),
    fields: async (world) => {
      await consentAgain(world);
      return { card: await approvedCard(world), member: await employerMember(world) };
    },
    who: ['supported', ...team, 'employer'],
  },
  {
    route: 'cases/[caseId]/accommodations/[entryId]/evidence/save',
    path: async (world) => `/cases/${world.caseId}/accommodations/${await inquiry(world, 'to be answered')}/evidence/save`,
    fields: () => ({ words: '10月の 診断書' }),
    who: ['supported', ...team],
  },
  {
    ...ofCase('manual/[section]/save'),
    path: ({ caseId }) => `/cases/${caseId}/manual/tasks/save`,
    fields: () => ({ version: '1', words: 'ゆっくり' }),
    who: ['supported'],
    // It is no case's but its person's: lib/manual/commands.test.ts.
    shownElsewhere: true,
  },
  {
    ...ofCase('manual/[section]/readers/save'),
    path: ({ caseId }) => `/cases/${caseId}/manual/tasks/readers/save`,
    fields: ({ parties }) => ({ 'parties[]': [parties.employer] }),
    who: ['supported'],
  },
  { ...ofCase('manual/take'), fields: async (world) => ({ dialogue: await helpedDialogue(world) }), who: ['supported'] },
  {
    ...ofCase('people/invite/send'),
    fields: ({ parties }) => ({ to: `party:${parties.family}`, label: '', name: '中村 花', title: '姉', email: '' }),
    who: ['worker', 'manager', 'supported'],
    elsewhere: insiders,
  },
  {
    route: 'cases/[caseId]/people/invitations/[invitationId]/revoke',
    path: ({ caseId, invitationId }) => `/cases/${caseId}/people/invitations/${invitationId}/revoke`,
    fields: nothing,
    who: ['worker', 'manager', 'supported'],
  },
  {
    route: 'cases/[caseId]/people/members/[memberId]/end/now',
    path: ({ caseId, familyMemberId }) => `/cases/${caseId}/people/members/${familyMemberId}/end/now`,
    fields: nothing,
    who: ['worker', 'manager', 'supported', 'family'],
  },
  {
    route: 'cases/[caseId]/private/[partyId]/send',
    path: ({ caseId, parties }) => `/cases/${caseId}/private/${parties.employer}/send`,
    fields: () => ({ words: '相談です' }),
    who: ['employer', ...team],
  },
  {
    ...ofCase('records/ask'),
    fields: async ({ sql, caseId, people }) => {
      await sql`update app.record_request set ended_at = now(), ended_by = ${people.worker} where case_id = ${caseId} and ended_at is null`;
      return { wish: 'ぜんぶ' };
    },
    who: ['supported', ...team],
  },
  { ...ofRecord('period'), fields: () => ({ first: '2020-01-01', last: today() }), who: team, ownOnly: true },
  { ...ofRecord('mark'), fields: ({ noteId }) => ({ entry: noteId, reason: 'ほかの人のこと' }), who: team },
  {
    ...ofRecord('give'),
    fields: async (world) => {
      await world.sql`insert into app.draft (person_id, key, data) values (${world.people.worker}, ${`records-period:${world.recordRequestId}`},
        ${world.sql.json({ first: '2020-01-01', last: today() })}) on conflict do nothing`;
      const page = await (await world.fetch('worker', `/cases/${world.caseId}/records/${world.recordRequestId}`)).text();
      return { shown: /name="shown" value="([^"]*)"/.exec(page)?.[1] ?? 'x' };
    },
    who: team,
  },
  { ...ofRecord('take-back'), fields: nothing, who: ['supported'] },
  {
    ...ofJob('disclosure/answer'),
    fields: () => ({ disclosure: 'closed', names: '' }),
    who: ['supported'],
    ownOnly: true,
    shownElsewhere: true,
  },
  {
    ...ofJob('disclosure/decide'),
    fields: async (world) => {
      await world.sql`insert into app.draft (person_id, key, data) values (${world.people.supported}, ${`disclose:${world.employmentId}`},
        ${world.sql.json({ disclosure: 'partly', keep: [], names: '店長' })}) on conflict do nothing`;
      const check = await (await world.fetch('supported', `${jobOf(world)}/disclosure/check`)).text();
      const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(check)?.[1] ?? 'x';
      return { mark: field('mark'), seen: field('seen') };
    },
    who: ['supported'],
  },
  { ...ofEvent('check'), fields: () => hours, who: ['supported', ...team], ownOnly: true, shownElsewhere: true },
  {
    ...ofEvent('tell'),
    fields: async (world) => {
      await world.sql`insert into app.draft (person_id, key, data) values (${world.people.supported},
        ${`event:${world.caseId}:hours_changed`}, ${world.sql.json(hours)}) on conflict do nothing`;
      const preview = await (await world.fetch('supported', `/cases/${world.caseId}/events/hours_changed?preview`)).text();
      return { mark: /name="mark" value="([^"]*)"/.exec(preview)?.[1] ?? 'x' };
    },
    who: ['supported', ...team],
    ownOnly: true,
  },
  {
    route: 'agencies/[agencyId]/notices/save',
    path: ({ agencyId }) => `/agencies/${agencyId}/notices/save`,
    fields: () => ({ 'urgent[]': ['safety', 'medical'], mail_names: 'yes' }),
    who: ['manager'],
  },
  {
    route: 'agencies/[agencyId]/safety/save',
    path: ({ agencyId }) => `/agencies/${agencyId}/safety/save`,
    fields: () => ({ 'people[]': '' }),
    who: ['manager'],
    shownElsewhere: true,
  },
  {
    route: 'agencies/[agencyId]/examples/add',
    path: ({ agencyId }) => `/agencies/${agencyId}/examples/add`,
    fields: () => ({ worry: 'mistakes', difficulty: 'order', obstacle: '順番を まちがえる', wish: '番号を つける' }),
    who: ['worker', 'manager', 'colleague'],
  },
  {
    route: 'agencies/[agencyId]/examples/remove',
    path: ({ agencyId }) => `/agencies/${agencyId}/examples/remove`,
    fields: async ({ sql, agencyId, people }) => {
      const id = newId();
      await sql`insert into app.agency_example (id, agency_id, worry, difficulty, obstacle, wish, added_by)
        values (${id}, ${agencyId}, 'mistakes', 'order', 'O', 'W', ${people.worker})`;
      return { example: id };
    },
    who: ['worker', 'manager', 'colleague'],
  },
  { ...ofDirectory('find'), fields: () => ({ words: '', kind: '', area: '' }), who: ['supported', 'otherSupported', ...staff] },
  {
    ...ofDirectory('save'),
    fields: () => ({ office: newId(), kind: 'other', name: newId(), ...officeWords }),
    who: staff,
  },
  {
    ...ofDirectory('remove'),
    fields: async ({ sql, agencyId, people }) => {
      const id = newId();
      await sql`insert into app.office (id, agency_id, kind, name, changed_by) values (${id}, ${agencyId}, 'other', ${id}, ${people.worker})`;
      return { office: id };
    },
    who: staff,
  },
  { ...ofDirectory('import/read'), fields: () => ({ file: '', text: '名称,種別\n山,A型' }), who: staff, ownOnly: true },
  { ...ofDirectory('import/columns'), fields: () => ({ head: 'x' }), who: staff, ownOnly: true },
  { ...ofDirectory('import/take'), fields: () => ({ seen: '1-0-0' }), who: staff, shownElsewhere: true },
  {
    ...ofCase('accommodations/examples/words'),
    fields: () => ({ words: '紙', worry: '' }),
    who: insiders,
  },
  {
    route: 'agencies/[agencyId]/words/add',
    path: ({ agencyId }) => `/agencies/${agencyId}/words/add`,
    fields: () => ({ word: 'みどり作業所', instead: '通っている所' }),
    who: ['manager'],
  },
  {
    route: 'agencies/[agencyId]/settings/save',
    path: ({ agencyId }) => `/agencies/${agencyId}/settings/save`,
    fields: () => ({
      rule: 'treatment',
      value: '10.3',
      'from-year': '2026',
      'from-month': '4',
      'from-day': '1',
      'to-year': '',
      'to-month': '',
      'to-day': '',
      reason: '届出',
    }),
    who: ['manager'],
  },
  {
    route: 'agencies/[agencyId]/words/remove',
    path: ({ agencyId }) => `/agencies/${agencyId}/words/remove`,
    fields: async ({ sql, agencyId, people }) => {
      const id = newId();
      await sql`insert into app.sensitive_word (id, agency_id, word, added_by) values (${id}, ${agencyId}, ${id}, ${people.manager})`;
      return { word: id };
    },
    who: ['manager'],
  },
  {
    route: 'cases/[caseId]/reports/[month]/send',
    path: ({ caseId }) => `/cases/${caseId}/reports/${today().slice(0, 7)}/send`,
    fields: () => ({ 'own-next': 'また 会います', on: 'stay', instead: '', why: '' }),
    who: team,
  },
  {
    route: 'cases/[caseId]/reports/[month]/to/[partyId]/send',
    path: async (world) => {
      await readReport(world);
      return `/cases/${world.caseId}/reports/${today().slice(0, 7)}/to/${world.parties.family}/send`;
    },
    fields: () => ({ 'line[]': [reportLine], instead: '', why: '' }),
    who: team,
  },
  { ...ofReport('hold'), fields: () => ({ line: reportLine, back: 'yes' }), who: ['supported'] },
  {
    ...ofReport('paper'),
    fields: async ({ sql, parties }) => {
      const [member] = await sql`select id from app.member where party_id = ${parties.supported_person}`;
      return { member: String(member?.id), 'day-year': '', 'day-month': '', 'day-day': '' };
    },
    who: team,
  },
  {
    route: 'agencies/[agencyId]/cases/new/open',
    path: ({ agencyId }) => `/agencies/${agencyId}/cases/new/open`,
    fields: ({ people }) => ({
      name: '新しい 人',
      reading: 'あたらしい ひと',
      started: today(),
      supporter: people.worker,
      employer: 'みらい商店',
      hired: '2026-01-05',
    }),
    who: ['manager'],
  },
  {
    route: 'agencies/[agencyId]/retention/years',
    path: ({ agencyId }) => `/agencies/${agencyId}/retention/years`,
    fields: () => ({ years: '7' }),
    who: ['manager'],
  },
  // Asked for by both, who may take it back again; the rest of it is shown in retention.test.ts.
  { ...ofCase('kept/hold'), fields: () => ({ reason: '使う', until: '' }), who: ['supported', 'manager'] },
  {
    ...ofCase('kept/lift'),
    fields: () => ({ hold: newId(), why: '済んだ' }),
    who: ['supported', 'manager'],
    shownElsewhere: true,
  },
  { ...ofCase('kept/tell'), fields: () => ({ words: '消します' }), who: ['manager'], shownElsewhere: true },
  { ...ofCase('kept/erase'), fields: () => ({ 'sure[]': ['yes'] }), who: ['manager'], shownElsewhere: true },
  { ...ofCase('kept/close'), fields: () => ({ 'sure[]': ['yes'] }), who: everybody as unknown as Who[], shownElsewhere: true },
  {
    route: 'agencies/[agencyId]/inquiries/[inquiryId]/close',
    path: ({ agencyId, inquiryId }) => `/agencies/${agencyId}/inquiries/${inquiryId}/close`,
    fields: nothing,
    who: ['manager'],
  },
  { ...ofCase('people/team/add'), fields: ({ people }) => ({ who: people.colleague }), who: ['manager'] },
  {
    route: 'agencies/[agencyId]/staff/invite/send',
    path: ({ agencyId }) => `/agencies/${agencyId}/staff/invite/send`,
    fields: () => ({ role: 'worker', name: '新しい人', email: '' }),
    who: ['manager'],
  },
  {
    route: 'agencies/[agencyId]/staff/invitations/[invitationId]/revoke',
    path: ({ agencyId, staffInvitationId }) => `/agencies/${agencyId}/staff/invitations/${staffInvitationId}/revoke`,
    fields: nothing,
    who: ['manager'],
  },
  {
    route: 'agencies/[agencyId]/staff/[memberId]/end/now',
    path: ({ agencyId, colleagueStaffId }) => `/agencies/${agencyId}/staff/${colleagueStaffId}/end/now`,
    fields: nothing,
    who: ['manager'],
  },
];
