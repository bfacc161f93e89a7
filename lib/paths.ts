/** Every address of the portal. */
export const paths = {
  home: () => '/',
  signIn: (next?: string) => (next && next !== '/' ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'),
  signInDemo: () => '/sign-in/demo',
  signOut: () => '/sign-out',
  mailbox: () => '/mailbox',
  invitation: (token: string) => `/invitations/${token}`,
  settings: () => '/settings',
  settingsSync: (next: string) => `/settings/sync?next=${encodeURIComponent(next)}`,
  sessions: () => '/settings/sessions',
  help: () => '/help',
  agency: (agencyId: string) => `/agencies/${agencyId}`,
  search: () => '/search',
  case: (caseId: string) => `/cases/${caseId}`,
  timeline: (caseId: string) => `/cases/${caseId}/timeline`,
  people: (caseId: string) => `/cases/${caseId}/people`,
  invite: (caseId: string) => `/cases/${caseId}/people/invite`,
  looked: (caseId: string) => `/cases/${caseId}/looked`,
  newConcern: (caseId: string, step?: string) => `/cases/${caseId}/concerns/new${step ? `/${step}` : ''}`,
  entry: (caseId: string, entryId: string) => `/cases/${caseId}/entries/${entryId}`,
  entryStep: (caseId: string, entryId: string, step: string) => `/cases/${caseId}/entries/${entryId}/${step}`,
  drafts: () => '/drafts',
} as const;

/** A path of this portal that a person may be sent to after signing in; anything else becomes home. */
export function safeNext(next: unknown): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])[\w\-./?=&%]*$/.test(next)) return paths.home();
  return next;
}
