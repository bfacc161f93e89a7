// The demo world is written as data. Every date is a number of days from the day of seeding (0 = today in Asia/Tokyo),
// written as if today were a Monday: multiples of 7 are Mondays. `dates.ts` turns them into dates.

export type PartyKind = 'supported_person' | 'family' | 'employer' | 'support_team' | 'partner';
export type Role = 'manager' | 'service_manager' | 'worker';
export type Kind =
  | 'concern'
  | 'reply'
  | 'status'
  | 'note'
  | 'contact'
  | 'meeting'
  | 'life_event'
  | 'checkin'
  | 'accommodation'
  | 'step'
  | 'card';
export type Category =
  | 'basic'
  | 'work'
  | 'accommodation'
  | 'health'
  | 'medical'
  | 'life_money'
  | 'family'
  | 'plan'
  | 'report'
  | 'safety';
export type Worry =
  | 'place'
  | 'mistakes'
  | 'communication'
  | 'stress'
  | 'money'
  | 'life'
  | 'cannot_say'
  | 'harassment'
  | 'commute'
  | 'leaving'
  | 'unsure';
export type ConcernStatus = 'new' | 'working' | 'waiting' | 'settled' | 'withdrawn';
export type LifeEvent = 'hired' | 'half_year' | 'contract' | 'job_change' | 'leave' | 'return' | 'hours_changed' | 'end';
export type Disclosure = 'open' | 'partly' | 'closed';
export type Locale = 'ja' | 'ja-easy' | 'en';

export type Agency = {
  key: string;
  operator: string;
  name: string;
  reading: string;
  phone: string;
  hours: string;
  address: string;
};

export type Staff = { person: string; agency: string; role: Role; title: string; from: number; to?: number };

export type Person = {
  key: string;
  name: string;
  reading: string;
  email: string;
  settings?: { locale?: Locale; furigana?: 'none' | 'hard' | 'all'; textSize?: 'm' | 'l' | 'xl' };
  demoSignIn?: boolean;
  /** One line for the sign-in page: who this is, in the demo. */
  line?: Record<Locale, string>;
};

export type Employment = {
  key: string;
  employer: string;
  reading: string;
  workplace: string;
  job: string;
  disclosure: Disclosure;
  from: number;
  to?: number;
};

export type Member = { person: string; title: string; titleReading: string; from: number; to?: number };

export type Party = {
  key: string;
  kind: PartyKind;
  label: string;
  labelReading: string;
  employment?: string;
  from: number;
  to?: number;
  members: Member[];
};

/** One agreement of the supported person: a party may read these categories from one day to another. */
export type Consent = {
  party: string;
  categories: Category[];
  purpose: string;
  from: number;
  to: number;
  withdrawn?: number;
  /** Given on paper: who of the team wrote it down, before whom, and when the person confirmed it, if they have. */
  paper?: { by: string; witness: string; confirmed?: number };
  /** Given by a guardian, within their scope. */
  guardian?: string;
};

/** Somebody who may consent for the supported person, in some categories, as a member of a party. */
export type Guardian = {
  party: string;
  person: string;
  categories: Category[];
  document: string;
  by: string;
  from: number;
  to: number;
};

/** The supported person is asked to look at a consent again: by somebody of the team, or by the portal itself. */
export type Asked = {
  party: string;
  categories: Category[];
  occasion: 'review' | 'job_change' | 'new_boss' | 'ending' | 'other';
  reason: string;
  by?: string;
  day: number;
  decided?: { day: number; how: 'given' | 'declined' | 'cancelled' };
};

/** How a support worker met somebody. `minutes` in minutes. */
export type ContactDetail = {
  medium: 'face_to_face' | 'visit' | 'video' | 'phone' | 'mail';
  with: string;
  place: string;
  minutes: number;
};

/** A step of a dialogue about an accommodation: where it leads, and what it carries. Days are counted like all days. */
export type StepTold = {
  act: string;
  to: string;
  due?: number;
  starts?: number;
  review?: number;
  effect?: 'works' | 'partly' | 'not';
  burdens?: string[];
  instead?: string;
  /** Who may know, from here on. */
  knowing?: Knowing;
};

/** Who at a workplace may know of an accommodation, as lib/accommodations/model.ts has it. */
export type Knowing = { people: string[]; far: '' | 'way' | 'reason'; more: string };

export type Entry = {
  key: string;
  day: number;
  time: string;
  by: string;
  via: string;
  onBehalfOf?: string;
  kind: Kind;
  category: Category;
  to: string[];
  /** People whom the entry is about: they do not read it through the team. */
  about?: string[];
  title?: string;
  text: string;
  thread?: string;
  concern?: { worry: Worry; status: ConcernStatus; owner?: string; dueDay?: number };
  contact?: ContactDetail;
  meeting?: { place: string; minutes: number; attended: string[]; decided: string[] };
  lifeEvent?: LifeEvent;
  status?: ConcernStatus;
  checkin?: { items: { label: string; value: 1 | 2 | 3 | 4 }[] };
  /** What is asked of a company; `begun` is the state that this entry begins. The text is what gets in the way. */
  asked?: {
    company: string;
    begun: 'draft' | 'asked' | 'checking';
    scene?: string;
    own?: string;
    wish?: string;
    knowing?: Knowing;
    /** For the agency's counts. */
    worry?: Worry;
    measure?: string;
  };
  step?: StepTold;
  /** A card that its person has approved on this day, or not yet. The text is what to do. */
  card?: { company: string; donts: string; ask: string; reviewDay: number; approved?: number };
  corrected?: { day: number; time: string; text: string; reason?: string }[];
};

/** As it is written in a story: what follows from the rest (`via`, a reply's audience) is left out. */
export type Draft = Omit<Entry, 'key' | 'via' | 'to' | 'category'> & {
  key?: string;
  via?: string;
  to?: string;
  category?: Category;
};

export type Look = { day: number; time: string; by: string; page: 'timeline' | 'home' | 'concern' | 'people' };

export type StoryDraft = {
  key: string;
  agency: string;
  person: string;
  /** The first day of the agency's support; the half year before the contract counts. */
  startedDay: number;
  endedDay?: number;
  employments: Employment[];
  parties: Party[];
  consents: Consent[];
  guardians?: Guardian[];
  requests?: Asked[];
  entries: (Draft | Draft[])[];
  looks?: Look[];
};

export type Story = Omit<StoryDraft, 'entries' | 'looks'> & { entries: Entry[]; looks: Look[] };
