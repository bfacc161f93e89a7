import { isId } from './ids';

/** Every address of the portal. */
export const paths = {
  home: () => '/',
  signIn: (next?: string) => (next && next !== '/' ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'),
  signInDemo: () => '/sign-in/demo',
  signInSent: () => '/sign-in/sent',
  askForLink: () => '/sign-in/link',
  signInLink: (token: string, act?: 'use' | 'again') => `/sign-in/link/${token}${act ? `/${act}` : ''}`,
  signInOidc: () => '/sign-in/oidc',
  signOut: () => '/sign-out',
  signedOut: () => '/sign-in?out',
  mailbox: () => '/mailbox',
  invitations: () => '/invitations',
  invitation: (token: string, act?: 'join' | 'agree' | 'sign-in') => `/invitations/${token}${act ? `/${act}` : ''}`,
  settings: () => '/settings',
  settingsSave: () => '/settings/save',
  settingsLanguage: () => '/settings/language',
  settingsSync: (next: string) => `/settings/sync?next=${encodeURIComponent(next)}`,
  sessions: () => '/settings/sessions',
  endSessions: () => '/settings/sessions/end',
  ways: () => '/settings/sign-in',
  claimAddress: () => '/settings/sign-in/address',
  linkOidc: () => '/settings/sign-in/oidc',
  unlinkOidc: () => '/settings/sign-in/oidc/unlink',
  addressLink: (token: string, act?: 'prove') => `/settings/sign-in/address/${token}${act ? `/${act}` : ''}`,
  takeout: (act?: 'file') => `/settings/download${act ? `/${act}` : ''}`,
  help: () => '/help',
  canIUse: (step?: string) => (step ? `/can-i-use/${step}` : '/can-i-use'),
  notices: () => '/notices',
  news: () => '/news',
  readNotices: () => '/notices/read',
  undelivered: (act?: 'again') => `/notices/undelivered${act ? `/${act}` : ''}`,
  noticeSettings: (act?: 'save') => `/settings/notices${act ? `/${act}` : ''}`,
  noticeWays: (act?: 'save') => `/settings/notices/ways${act ? `/${act}` : ''}`,
  push: (act?: 'remove') => `/settings/notices/push${act ? `/${act}` : ''}`,
  pushOnIphone: () => '/settings/notices/iphone',
  removeLine: () => '/settings/notices/line/remove',
  line: (linkToken: string, act?: 'link') => `/line/${linkToken}${act ? `/${act}` : ''}`,
  calendar: (act?: 'make' | 'save' | 'stop') => `/settings/calendar${act ? `/${act}` : ''}`,
  /** A calendar's private address, for a calendar program; and one date, for whoever is signed in. */
  feed: (token: string) => `/calendar/${token}/dates.ics`,
  oneDate: (key: string) => `/calendar/dates/${key}`,
  reminders: () => '/reminders',
  newReminder: (act?: 'save') => `/reminders/new${act ? `/${act}` : ''}`,
  reminder: (reminderId: string, act: 'done' | 'later' | 'stop') => `/reminders/${reminderId}/${act}`,
  agencyNotices: (agencyId: string, act?: 'save') => `/agencies/${agencyId}/notices${act ? `/${act}` : ''}`,
  stopMail: (token: string, act?: 'now' | 'one-click') => `/stop-mail/${token}${act ? `/${act}` : ''}`,
  search: () => '/search',
  duties: () => '/duties',
  caseExports: (caseId: string, month: string, act?: 'file') =>
    `/cases/${caseId}/exports${act ? `/${act}` : ''}?month=${month}`,
  agencyExports: (agencyId: string, month: string, act?: 'file') =>
    `/agencies/${agencyId}/exports${act ? `/${act}` : ''}?month=${month}`,
  month: (month?: string) => (month ? `/month?month=${month}` : '/month'),
  agencyYear: (agencyId: string, year: number) => `/agencies/${agencyId}/month?year=${year}`,
  agencyMonth: (agencyId: string, month?: string) => `/agencies/${agencyId}/month${month ? `?month=${month}` : ''}`,
  caseMonth: (caseId: string, month: string) => `/cases/${caseId}/month/${month}`,
  monthItem: (caseId: string, month: string, item: string, act?: 'save' | 'take-back') =>
    `/cases/${caseId}/month/${month}/${item}${act ? `/${act}` : ''}`,
  agencySettings: (agencyId: string, rule?: string) => `/agencies/${agencyId}/settings${rule ? `?rule=${rule}` : ''}`,
  saveSetting: (agencyId: string) => `/agencies/${agencyId}/settings/save`,
  retentionRate: (agencyId: string, year?: number) => `/agencies/${agencyId}/rate${year ? `?year=${year}` : ''}`,
  agencyAccommodations: (agencyId: string) => `/agencies/${agencyId}/accommodations`,
  retention: (agencyId: string, act?: 'years') => `/agencies/${agencyId}/retention${act ? `/${act}` : ''}`,
  kept: (caseId: string, act?: 'hold' | 'lift' | 'tell' | 'erase' | 'close') => `/cases/${caseId}/kept${act ? `/${act}` : ''}`,
  agencyDuties: (agencyId: string) => `/agencies/${agencyId}/duties`,
  case: (caseId: string) => `/cases/${caseId}`,
  lookAs: (caseId: string, partyId: string) => `/cases/${caseId}/as/${partyId}`,
  timeline: (caseId: string) => `/cases/${caseId}/timeline`,
  people: (caseId: string) => `/cases/${caseId}/people`,
  invite: (caseId: string, act?: 'send') => `/cases/${caseId}/people/invite${act ? `/${act}` : ''}`,
  caseInvitation: (caseId: string, invitationId: string, act?: 'revoke') =>
    `/cases/${caseId}/people/invitations/${invitationId}${act ? `/${act}` : ''}`,
  endMember: (caseId: string, memberId: string, act?: 'now') =>
    `/cases/${caseId}/people/members/${memberId}/end${act ? `/${act}` : ''}`,
  staff: (agencyId: string) => `/agencies/${agencyId}/staff`,
  agencyWords: (agencyId: string, act?: 'add' | 'remove') => `/agencies/${agencyId}/words${act ? `/${act}` : ''}`,
  directory: (agencyId: string, act?: 'find' | 'save' | 'remove') => `/agencies/${agencyId}/directory${act ? `/${act}` : ''}`,
  office: (agencyId: string, officeId: string) => `/agencies/${agencyId}/directory?office=${officeId}`,
  takeOffices: (agencyId: string, act?: 'read' | 'columns' | 'take') =>
    `/agencies/${agencyId}/directory/import${act ? `/${act}` : ''}`,
  openCase: (agencyId: string, act?: 'open') => `/agencies/${agencyId}/cases/new${act ? `/${act}` : ''}`,
  inquiry: (act?: 'send') => `/can-i-use/inquiry${act ? `/${act}` : ''}`,
  inquiries: (agencyId: string) => `/agencies/${agencyId}/inquiries`,
  closeInquiry: (agencyId: string, inquiryId: string) => `/agencies/${agencyId}/inquiries/${inquiryId}/close`,
  joinTeam: (caseId: string, act?: 'add') => `/cases/${caseId}/people/team${act ? `/${act}` : ''}`,
  inviteStaff: (agencyId: string, act?: 'send') => `/agencies/${agencyId}/staff/invite${act ? `/${act}` : ''}`,
  endStaff: (agencyId: string, memberId: string, act?: 'now') =>
    `/agencies/${agencyId}/staff/${memberId}/end${act ? `/${act}` : ''}`,
  staffInvitation: (agencyId: string, invitationId: string, act?: 'revoke') =>
    `/agencies/${agencyId}/staff/invitations/${invitationId}${act ? `/${act}` : ''}`,
  jobs: (caseId: string) => `/cases/${caseId}/jobs`,
  job: (
    caseId: string,
    employmentId: string,
    step: 'disclosure' | 'disclosure/answer' | 'disclosure/check' | 'disclosure/decide',
  ) => `/cases/${caseId}/jobs/${employmentId}/${step}`,
  conversations: (caseId: string) => `/cases/${caseId}/private`,
  conversation: (caseId: string, partyId: string, act?: 'send') => `/cases/${caseId}/private/${partyId}${act ? `/${act}` : ''}`,
  records: (caseId: string, act?: 'ask') => `/cases/${caseId}/records${act ? `/${act}` : ''}`,
  recordRequest: (caseId: string, requestId: string, act?: 'period' | 'mark' | 'give' | 'take-back' | 'pdf') =>
    `/cases/${caseId}/records/${requestId}${act ? `/${act}` : ''}`,
  consents: (caseId: string) => `/cases/${caseId}/consents`,
  giveConsent: (caseId: string, partyId?: string, step?: 'answer' | 'check' | 'agree') =>
    `/cases/${caseId}/consents/give${partyId ? `/${partyId}` : ''}${step ? `/${step}` : ''}`,
  consentOf: (
    caseId: string,
    partyId: string,
    step: 'given' | 'withdraw' | 'withdrawn' | 'copies' | 'ask' | 'ask/send' | 'paper' | 'paper/save' | 'stop' | 'stop/save',
  ) => `/cases/${caseId}/consents/${partyId}/${step}`,
  confirmConsent: (caseId: string, givingId: string) => `/cases/${caseId}/consents/on-paper/${givingId}/confirm`,
  closeConsentRequest: (caseId: string, requestId: string) => `/cases/${caseId}/consents/requests/${requestId}/close`,
  consentHistory: (caseId: string, form?: 'print' | 'pdf') => `/cases/${caseId}/consents/history${form ? `/${form}` : ''}`,
  guardians: (caseId: string, act?: 'save') => `/cases/${caseId}/consents/guardians${act ? `/${act}` : ''}`,
  endGuardian: (caseId: string, guardianId: string) => `/cases/${caseId}/consents/guardians/${guardianId}/end`,
  clock: (caseId: string, year?: number) => `/cases/${caseId}/clock${year ? `?year=${year}#year` : ''}`,
  recordFact: (caseId: string, kind: string, act?: 'save') =>
    `/cases/${caseId}/clock/record${act ? `/${act}` : `?kind=${kind}`}`,
  /** Something has happened: what, its form, and its preview (`?preview`). */
  events: (caseId: string) => `/cases/${caseId}/events`,
  event: (caseId: string, kind: string, act?: 'check' | 'tell' | '?preview') =>
    `/cases/${caseId}/events/${kind}${act ? (act.startsWith('?') ? act : `/${act}`) : ''}`,
  takeBackFact: (caseId: string, factId: string, act?: 'now') =>
    `/cases/${caseId}/clock/facts/${factId}/take-back${act ? `/${act}` : ''}`,
  handover: (caseId: string, act?: string) => `/cases/${caseId}/handover${act ? `?act=${act}` : ''}`,
  handoverAct: (caseId: string) => `/cases/${caseId}/handover/act`,
  handoverTo: (caseId: string, receiverId: string, act?: 'choose' | 'act' | 'pdf') =>
    `/cases/${caseId}/handover/${receiverId}${act ? `/${act}` : ''}`,
  /** What was given by a link; `key`: once it was opened. */
  given: (token: string, key?: string, form?: 'pdf' | 'zip') =>
    `/handovers/${token}${form ? '/file' : ''}${key ? `?key=${key}` : ''}${form ? `&form=${form}` : ''}`,
  /** Where every link leads that opens nothing. */
  nothingGiven: () => '/handovers/over',
  openGiven: (token: string) => `/handovers/${token}/open`,
  looked: (caseId: string) => `/cases/${caseId}/looked`,
  newConcern: (caseId: string, step?: string) => `/cases/${caseId}/concerns/new${step ? `/${step}` : ''}`,
  /** `what`: `open`, or the id of an opening with what is done to it. */
  emergency: (caseId: string, what?: string, act?: 'close' | 'known' | 'review') =>
    `/cases/${caseId}/emergency${what ? `/${what}` : ''}${act ? `/${act}` : ''}`,
  safety: (caseId: string, act?: 'send') => `/cases/${caseId}/safety${act ? `/${act}` : ''}`,
  safetyDesk: (agencyId: string, act?: 'save') => `/agencies/${agencyId}/safety${act ? `/${act}` : ''}`,
  concerns: (caseId: string) => `/cases/${caseId}/concerns`,
  concernDraft: (caseId: string) => `/cases/${caseId}/concerns/draft`,
  entries: (caseId: string) => `/cases/${caseId}/entries`,
  newEntry: (caseId: string, kind?: string) => `/cases/${caseId}/entries/new${kind ? `?kind=${kind}` : ''}`,
  newEntryAnew: (caseId: string) => `/cases/${caseId}/entries/new/anew`,
  entry: (caseId: string, entryId: string) => `/cases/${caseId}/entries/${entryId}`,
  entryStep: (caseId: string, entryId: string, step: string) => `/cases/${caseId}/entries/${entryId}/${step}`,
  newContact: (caseId: string, act?: 'save' | 'anew') => `/cases/${caseId}/contacts/new${act ? `/${act}` : ''}`,
  contact: (
    caseId: string,
    entryId: string,
    step: 'change' | 'change/save' | 'confirm' | 'confirm/yes' | 'unconfirmed' | 'unconfirmed/save',
  ) => `/cases/${caseId}/contacts/${entryId}/${step}`,
  meetings: (caseId: string, step?: 'new' | 'new/send') => `/cases/${caseId}/meetings${step ? `/${step}` : ''}`,
  meeting: (caseId: string, entryId: string, step?: string) => `/cases/${caseId}/meetings/${entryId}${step ? `/${step}` : ''}`,
  dialogues: (state?: string) => `/accommodations${state ? `?state=${state}` : ''}`,
  accommodations: (caseId: string) => `/cases/${caseId}/accommodations`,
  newAccommodation: (caseId: string, step?: string) => `/cases/${caseId}/accommodations/new${step ? `/${step}` : ''}`,
  accommodation: (caseId: string, entryId: string, step?: string) =>
    `/cases/${caseId}/accommodations/${entryId}${step ? `/${step}` : ''}`,
  examples: (caseId: string, difficulty?: string) =>
    `/cases/${caseId}/accommodations/examples${difficulty ? `?difficulty=${difficulty}` : ''}`,
  practice: (caseId: string, entryId?: string) =>
    `/cases/${caseId}/accommodations/practice${entryId ? `?dialogue=${entryId}` : ''}`,
  searchExamples: (caseId: string) => `/cases/${caseId}/accommodations/examples/words`,
  agencyExamples: (agencyId: string, act?: 'add' | 'remove') => `/agencies/${agencyId}/examples${act ? `/${act}` : ''}`,
  card: (caseId: string, step?: string) => `/cases/${caseId}/accommodations/card${step ? `/${step}` : ''}`,
  /** `step`: an act, `goals/ID`, `sections/NAME` … */
  plan: (caseId: string, planId?: string, step?: string) =>
    `/cases/${caseId}/plan${planId ? `/${planId}` : ''}${step ? `/${step}` : ''}`,
  beginPlan: (caseId: string) => `/cases/${caseId}/plan/begin`,
  goal: (caseId: string, goalId: string, act?: 'progress' | 'tick' | 'link' | 'evaluate') =>
    `/cases/${caseId}/plan/goals/${goalId}${act ? `/${act}` : ''}`,
  plans: () => '/plans',
  manual: (caseId: string, act?: 'pdf' | 'take') => `/cases/${caseId}/manual${act ? `/${act}` : ''}`,
  manualSection: (caseId: string, section: string, act: 'edit' | 'save' | 'readers' | 'readers/save') =>
    `/cases/${caseId}/manual/${section}/${act}`,
  askMember: (caseId: string, entryId: string, act?: 'send') =>
    `/cases/${caseId}/entries/${entryId}/ask${act ? `/${act}` : ''}`,
  question: (caseId: string, entryId: string, questionId: string, act: 'decide' | 'revoke') =>
    `/cases/${caseId}/entries/${entryId}/questions/${questionId}/${act}`,
  answer: (token: string, act?: 'send' | 'wrong') => `/answers/${token}${act ? `/${act}` : ''}`,
  reportsOf: (month?: string, after?: string) => `/reports${month ? `?month=${month}` : ''}${after ? `&after=${after}` : ''}`,
  reports: (caseId: string) => `/cases/${caseId}/reports`,
  reportMonth: (caseId: string, month: string, act?: 'send') => `/cases/${caseId}/reports/${month}${act ? `/${act}` : ''}`,
  reportTo: (caseId: string, month: string, partyId: string, act?: 'send') =>
    `/cases/${caseId}/reports/${month}/to/${partyId}${act ? `/${act}` : ''}`,
  report: (caseId: string, reportId: string, act?: 'hold' | 'paper' | 'print' | 'pdf') =>
    `/cases/${caseId}/reports/sent/${reportId}${act ? `/${act}` : ''}`,
  drafts: () => '/drafts',
} as const;

/** The case that an address is about; none: ''. A person's manual stands in each of their cases and is about all of them. */
export function caseAt(path: string): string {
  const [, cases, id = '', room] = path.split(/[/?#]/);
  return cases === 'cases' && isId(id) && room !== 'manual' ? id : '';
}

/** A path of this portal that a person may be sent to after signing in; anything else becomes home. */
export function safeNext(next: unknown): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])[\w\-./?=&%]*$/.test(next) || /\/[./]/.test(next)) return paths.home();
  return next;
}
