import { LinkButton } from '@/components/ui/button';
import { Table } from '@/components/ui/table';
import type { MyAgency } from '@/lib/home/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

/** An agency's staff, for its managers: who, as what, with how many cases. */
export function AgencyStaff({ ui, agency }: { ui: Ui; agency: MyAgency }) {
  return (
    <section>
      <h2>{ui.say(agency.name)}</h2>
      <p>
        <LinkButton variant="secondary" href={paths.openCase(agency.id)}>
          {ui.t('intake.title')}
        </LinkButton>{' '}
        <LinkButton variant="secondary" href={paths.inquiries(agency.id)}>
          {ui.t('intake.list.title')}
        </LinkButton>
      </p>
      <Table
        caption={ui.text('home.staff')}
        head={[ui.t('home.staff'), ui.t('home.role'), ui.t('home.load')]}
        rows={agency.staff.map((person) => ({
          key: `${person.id}-${person.role}`,
          cells: [
            ui.name(person.name, person.reading),
            ui.t(`parties.role.${person.role}`),
            ui.t('home.load_n', { n: person.cases }),
          ],
        }))}
      />
      <p>
        <a className="alone" href={paths.agencyDuties(agency.id)}>
          {ui.t('duties.agency_title')}
        </a>
      </p>
      <p>
        <a className="alone" href={paths.agencyMonth(agency.id)}>
          {ui.t('month.agency_title')}
        </a>
      </p>
      <p>
        <a className="alone" href={paths.agencyAccommodations(agency.id)}>
          {ui.t('accommodations.counts.title')}
        </a>
      </p>
      <p>
        <a className="alone" href={paths.staff(agency.id)}>
          {ui.t('home.staff_more')}
        </a>
      </p>
      <p>
        <a className="alone" href={paths.directory(agency.id)}>
          {ui.t('directory.title')}
        </a>
      </p>
      <p>
        <a className="alone" href={paths.retentionRate(agency.id)}>
          {ui.t('money.rate.title')}
        </a>
      </p>
      <p>
        <a className="alone" href={paths.safetyDesk(agency.id)}>
          {ui.t('safety.desk.title')}
        </a>
      </p>
      <p>
        <a className="alone" href={paths.agencySettings(agency.id)}>
          {ui.t('money.settings.title')}
        </a>
      </p>
      <p>
        <a className="alone" href={paths.retention(agency.id)}>
          {ui.t('retention.title')}
        </a>
      </p>
    </section>
  );
}
