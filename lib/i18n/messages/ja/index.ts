// One line a namespace. Each locale has the same ones (checked by messages.test.ts).

export { default as 'access-log' } from './access-log.json' with { type: 'json' };
export { default as admin } from './admin.json' with { type: 'json' };
export { default as audience } from './audience.json' with { type: 'json' };
export { default as categories } from './categories.json' with { type: 'json' };
export { default as common } from './common.json' with { type: 'json' };
export { default as concerns } from './concerns.json' with { type: 'json' };
export { default as consents } from './consents.json' with { type: 'json' };
export { default as eligibility } from './eligibility.json' with { type: 'json' };
export { default as employments } from './employments.json' with { type: 'json' };
export { default as entries } from './entries.json' with { type: 'json' };
export { default as errors } from './errors.json' with { type: 'json' };
export { default as forms } from './forms.json' with { type: 'json' };
export { default as help } from './help.json' with { type: 'json' };
export { default as home } from './home.json' with { type: 'json' };
export { default as invitations } from './invitations.json' with { type: 'json' };
export { default as kinds } from './kinds.json' with { type: 'json' };
export { default as looking } from './looking.json' with { type: 'json' };
export { default as mail } from './mail.json' with { type: 'json' };
export { default as notices } from './notices.json' with { type: 'json' };
export { default as parties } from './parties.json' with { type: 'json' };
export { default as people } from './people.json' with { type: 'json' };
export { default as session } from './session.json' with { type: 'json' };
export { default as settings } from './settings.json' with { type: 'json' };
export { default as timeline } from './timeline.json' with { type: 'json' };
export { default as unexpected } from './unexpected.json' with { type: 'json' };
export { default as worries } from './worries.json' with { type: 'json' };
