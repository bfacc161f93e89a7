import { LinkButton } from '@/components/ui/button';
import { Table } from '@/components/ui/table';
import type { MyCase, Reason } from '@/lib/home/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = { ui: Ui; title: string; cases: { found: MyCase; reasons: Reason[] }[]; searchable: boolean };

/** Cases in the order in which they need somebody, with the reason in words. */
export function WorkList({ ui, title, cases, searchable }: Props) {
  return (
    <section>
      <h2>
        {ui.t(title)} <small>{ui.t('common.count', { n: cases.length })}</small>
      </h2>
      <p>{ui.t('home.my_cases_hint')}</p>
      {searchable && (
        <p>
          <LinkButton variant="secondary" href={paths.search()}>
            {ui.t('home.search')}
          </LinkButton>
        </p>
      )}
      <Table
        caption={ui.text(title)}
        stacks={[2]}
        head={[ui.t('home.case'), ui.t('home.needs'), ui.t('home.latest'), ui.t('home.agency')]}
        rows={cases.map(({ found, reasons }) => ({
          key: found.id,
          cells: [
            <a key="case" href={paths.timeline(found.id)}>
              {ui.name(found.name, found.reading)}
            </a>,
            reasons.length > 0 ? (
              <ul key="reasons">
                {reasons.map((reason) => (
                  <li key={reason.key}>{reasonText(ui, reason)}</li>
                ))}
              </ul>
            ) : (
              ui.t('home.nothing')
            ),
            found.latestAt ? ui.day(found.latestAt) : '',
            ui.say(found.agency),
          ],
        }))}
      />
    </section>
  );
}

const reasonText = (ui: Ui, { key, n, day }: Reason) =>
  ui.t(`home.reasons.${key}`, { ...(n !== undefined && { n }), ...(day && { day: ui.day(day) }) });
