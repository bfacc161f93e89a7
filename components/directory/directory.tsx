import { homeNav, staffNav } from '@/components/cases/staff-nav';
import { Button, LinkButton } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Form } from '@/components/ui/form';
import { PhoneLink } from '@/components/ui/help';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Select } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';
import { type Office, type OfficeFilter, officeKinds, perPage } from '@/lib/directory/model';
import type { Ui } from '@/lib/i18n/ui';
import { newId } from '@/lib/ids';
import { paths } from '@/lib/paths';

type Props = {
  ui: Ui;
  me: { name: string; reading: string };
  agency: { id: string; name: string; keeps: boolean };
  found: { offices: Office[]; n: number; areas: string[] };
  filter: OfficeFilter;
  /** Somebody has looked for something. */
  looked: boolean;
  skip: number;
  done: { done: 'removed' | 'taken'; came: number[] } | null;
};

/** Whom else one can turn to: looked for by words, kind and area. Who keeps the list adds to it here. */
export function Directory({ ui, me, agency, found, filter, looked, skip, done }: Props) {
  const { offices, n, areas } = found;
  const at = (from: number) => `${paths.directory(agency.id)}?from=${from}${looked ? '&found' : ''}#found`;
  const all = { value: '', label: ui.text('directory.all') };
  const [added = 0, changed = 0, same = 0] = done?.came ?? [];
  return (
    <Page ui={ui} me={me} nav={agency.keeps ? staffNav(ui) : homeNav(ui)}>
      {done && <Notice kind="done">{ui.t(`directory.${done.done}`, { added, changed, same })}</Notice>}
      <h1>{ui.t('directory.title')}</h1>
      <p>{ui.t(agency.keeps ? 'directory.lead_keeps' : 'directory.lead')}</p>
      {agency.keeps && (
        <div className="actions">
          <LinkButton variant="secondary" href={paths.office(agency.id, newId())}>
            {ui.t('directory.add')}
          </LinkButton>
          <LinkButton variant="secondary" href={paths.takeOffices(agency.id)}>
            {ui.t('directory.take.title')}
          </LinkButton>
        </div>
      )}
      <Form ui={ui} action={paths.directory(agency.id, 'find')} role="search">
        <TextField
          ui={ui}
          name="words"
          label={ui.t('directory.words')}
          hint={ui.t('directory.words_hint')}
          value={filter.words}
          maxLength={100}
          type="search"
        />
        <Select
          ui={ui}
          name="kind"
          label={ui.t('directory.kind')}
          value={filter.kind}
          options={[all, ...officeKinds.map((kind) => ({ value: kind, label: ui.text(`directory.kinds.${kind}`) }))]}
        />
        <Select
          ui={ui}
          name="area"
          label={ui.t('directory.area')}
          value={filter.area}
          options={[all, ...areas.map((area) => ({ value: area, label: area }))]}
        />
        <div className="actions">
          <Button>{ui.t('common.search')}</Button>
          {looked && <a href={paths.directory(agency.id)}>{ui.t('directory.clear')}</a>}
        </div>
      </Form>
      <h2 id="found">{ui.t('directory.n', { n })}</h2>
      {n === 0 && <Empty>{ui.t(looked ? 'directory.none_found' : 'directory.none')}</Empty>}
      <ul className="members">
        {offices.map((office) => (
          <li key={office.id}>
            <a href={paths.office(agency.id, office.id)}>{ui.name(office.name, office.reading)}</a>
            <br />
            <span className="quiet">
              {ui.t(`directory.kinds.${office.kind}`)} {office.area && ui.say(office.area)}
            </span>
            {office.phone && (
              <>
                <br />
                <PhoneLink number={office.phone}>{ui.t('directory.fields.phone')}</PhoneLink>
              </>
            )}
          </li>
        ))}
      </ul>
      {(skip > 0 || skip + perPage < n) && (
        <p className="actions">
          {skip > 0 && <a href={at(Math.max(0, skip - perPage))}>{ui.t('directory.before')}</a>}
          {skip + perPage < n && <a href={at(skip + perPage)}>{ui.t('directory.after')}</a>}
        </p>
      )}
    </Page>
  );
}
