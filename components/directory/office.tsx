import type { ReactNode } from 'react';
import { homeNav, staffNav } from '@/components/cases/staff-nav';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { PhoneLink } from '@/components/ui/help';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Select } from '@/components/ui/select';
import { SummaryList } from '@/components/ui/summary-list';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { isWebAddress, longest, type Office, type OfficeField, officeKinds } from '@/lib/directory/model';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = {
  ui: Ui;
  me: { name: string; reading: string };
  agency: { id: string; keeps: boolean };
  officeId: string;
  /** Absent: it is to be written down. */
  office: Office | undefined;
  state: FormState;
  saved: boolean;
};

/** One office: how to reach it. Who keeps the list changes it here. */
export function OfficePage({ ui, me, agency, officeId, office, state, saved }: Props) {
  const wrong = Object.keys(state.errors).length > 0 || state.notice !== undefined;
  const form = <OfficeForm ui={ui} agencyId={agency.id} officeId={officeId} state={state} />;
  return (
    <Page ui={ui} me={me} nav={agency.keeps ? staffNav(ui) : homeNav(ui)}>
      <BackLink ui={ui} href={paths.directory(agency.id)} />
      {saved && <Notice kind="done">{ui.t('directory.saved')}</Notice>}
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={state.errors} />
      {office ? (
        <>
          <h1>{ui.name(office.name, office.reading)}</h1>
          <Facts ui={ui} office={office} />
          {agency.keeps && (
            <>
              <Details summary={ui.t('directory.change')} open={wrong}>
                {form}
              </Details>
              <Form ui={ui} action={paths.directory(agency.id, 'remove')}>
                <Hidden name="office" value={office.id} />
                <Button variant="quiet">{ui.t('directory.remove')}</Button>
              </Form>
            </>
          )}
        </>
      ) : (
        <>
          <h1>{ui.t('directory.add')}</h1>
          <p>{ui.t('directory.add_lead')}</p>
          {form}
        </>
      )}
    </Page>
  );
}

function Facts({ ui, office }: { ui: Ui; office: Office }) {
  const said: [OfficeField, ReactNode][] = [
    ['area', ui.say(office.area)],
    ['address', ui.say(office.address)],
    [
      'phone',
      <PhoneLink key="phone" number={office.phone}>
        {''}
      </PhoneLink>,
    ],
    ['fax', office.fax],
    [
      'mail',
      office.mail.includes('@') ? (
        <a key="mail" href={`mailto:${office.mail}`}>
          {office.mail}
        </a>
      ) : (
        office.mail
      ),
    ],
    [
      'web',
      isWebAddress(office.web) ? (
        <a key="web" href={office.web} rel="noreferrer">
          {office.web}
        </a>
      ) : (
        office.web
      ),
    ],
    ['hours', ui.say(office.hours)],
    [
      'note',
      <span key="note" className="words">
        {ui.say(office.note)}
      </span>,
    ],
    ['number', office.number],
  ];
  return (
    <SummaryList
      ui={ui}
      rows={[
        { term: ui.t('directory.kind'), value: ui.t(`directory.kinds.${office.kind}`) },
        ...said
          .filter(([field]) => office[field] !== '')
          .map(([field, value]) => ({ term: ui.t(`directory.fields.${field}`), value })),
      ]}
    />
  );
}

function OfficeForm({ ui, agencyId, officeId, state }: { ui: Ui; agencyId: string; officeId: string; state: FormState }) {
  const field = (name: OfficeField) => ({
    ui,
    name,
    label: ui.t(`directory.fields.${name}`),
    error: state.errors[name],
    value: valueOf(state, name),
    ...(name !== 'name' && { need: 'optional' as const }),
  });
  const line = (name: OfficeField, type?: string) => (
    <TextField {...field(name)} maxLength={longest[name]} {...(type && { type })} />
  );
  const version = valueOf(state, 'version');
  return (
    <Form ui={ui} action={paths.directory(agencyId, 'save')}>
      <Hidden name="office" value={officeId} />
      {version && <Hidden name="version" value={version} />}
      <Select
        ui={ui}
        name="kind"
        label={ui.t('directory.kind')}
        error={state.errors.kind}
        value={valueOf(state, 'kind')}
        options={[
          { value: '', label: ui.text('directory.choose') },
          ...officeKinds.map((kind) => ({ value: kind, label: ui.text(`directory.kinds.${kind}`) })),
        ]}
      />
      {line('name')}
      {line('reading')}
      {line('area')}
      {line('address')}
      {line('phone', 'tel')}
      {line('fax', 'tel')}
      {line('mail', 'email')}
      {line('web', 'url')}
      {line('hours')}
      <TextArea {...field('note')} hint={ui.t('directory.note_hint')} max={longest.note} />
      {line('number')}
      <div className="actions">
        <Button>{ui.t('common.save')}</Button>
        <a href={paths.directory(agencyId)}>{ui.t('common.cancel')}</a>
      </div>
    </Form>
  );
}
