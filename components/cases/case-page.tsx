import type { ReactNode } from 'react';
import { LookingBanner } from '@/components/looking/banner';
import { Page } from '@/components/ui/page';
import { type CaseHead, lookingAs, placeOf, sidesOf } from '@/lib/cases/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { Shut } from './shut';

type Current =
  | 'plan'
  | 'meetings'
  | 'reports'
  | 'private'
  | 'clock'
  | 'accommodations'
  | 'consents'
  | 'timeline'
  | 'people'
  | 'looked'
  | 'concern';

/** A page of a case: its places in the header, help from its agency at the end. The title names the page, never the person. */
export function CasePage(props: {
  ui: Ui;
  head: CaseHead;
  me: { personId: string; name: string; reading: string };
  title: string;
  current?: Current;
  children: ReactNode;
}) {
  const { ui, head, me, current } = props;
  const side = lookingAs(head);
  const own = head.personId === me.personId;
  return (
    <Page
      ui={ui}
      title={props.title}
      {...(side ? { banner: <LookingBanner ui={ui} caseId={head.id} side={side} /> } : { me })}
      nav={caseNav(ui, head, me.personId, current)}
      help={helpOf(head)}
    >
      {own && head.agency.shut && <Shut ui={ui} agency={head.agency.name} />}
      {props.children}
    </Page>
  );
}

/** Help comes from the case's agency: by phone, or, for everybody but the support team itself, by writing to it. */
const helpOf = (head: CaseHead) => ({
  agency: head.agency.name,
  phone: head.agency.phone,
  hours: head.agency.hours,
  ...(!sidesOf(head).includes('support_team') && { writeHref: paths.newConcern(placeOf(head.id, head.lookingAs)) }),
});

/** The places of a case that the asker has. Who looked is the supported person's to see. */
function caseNav(ui: Ui, head: CaseHead, me: string, current?: Current) {
  const own = head.personId === me;
  const team = sidesOf(head).includes('support_team');
  const at = placeOf(head.id, head.lookingAs);
  return [
    { href: head.lookingAs ? paths.case(at) : paths.home(), label: ui.t('common.home'), icon: 'home' },
    {
      href: paths.newConcern(at),
      label: ui.t(`timeline.nav.${own ? 'trouble' : team ? 'record' : 'consult'}`),
      icon: 'concern',
      current: current === 'concern',
    },
    { href: paths.timeline(at), label: ui.t('timeline.nav.timeline'), icon: 'timeline', current: current === 'timeline' },
    ...(own || team || sidesOf(head).includes('employer')
      ? [
          {
            href: paths.accommodations(at),
            label: ui.t('accommodations.nav'),
            icon: 'check',
            current: current === 'accommodations',
          },
        ]
      : []),
    { href: paths.plan(at), label: ui.t('plans.nav'), icon: 'note', current: current === 'plan' },
    { href: paths.meetings(at), label: ui.t('meetings.nav'), icon: 'meeting', current: current === 'meetings' },
    { href: paths.reports(at), label: ui.t('reports.nav'), icon: 'note', current: current === 'reports' },
    ...(head.lookingAs
      ? []
      : [
          {
            href: paths.conversations(head.id),
            label: ui.t(`conversations.${team ? 'nav_team' : 'nav'}`),
            icon: 'reply',
            current: current === 'private',
          },
        ]),
    { href: paths.people(at), label: ui.t('timeline.nav.people'), icon: 'people', current: current === 'people' },
    ...(!head.lookingAs && (own || team)
      ? [{ href: paths.clock(head.id), label: ui.t('clock.nav'), icon: 'clock', current: current === 'clock' }]
      : []),
    ...(own || team || head.guardian
      ? [{ href: paths.consents(at), label: ui.t('consents.nav'), icon: 'lock', current: current === 'consents' }]
      : []),
    ...(own
      ? [{ href: paths.looked(at), label: ui.t('timeline.nav.looked'), icon: 'eye', current: current === 'looked' }]
      : []),
  ];
}
