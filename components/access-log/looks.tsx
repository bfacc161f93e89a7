import { LinkButton } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import type { Look } from '@/lib/access-log/queries';
import { dayOf } from '@/lib/dates';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

const pageSize = 100;
const pages = ['timeline', 'entry', 'search', 'people', 'print', 'consents', 'write', 'notices'];

/** Who looked, by day, in plain words: 「午後3:05　田中さん（支援員）が、これまでのことを見ました（12件）」. */
export function Looks({ ui, looks, caseId }: { ui: Ui; looks: Look[]; caseId: string }) {
  const shown = looks.slice(0, pageSize);
  const days = new Map<string, Look[]>();
  for (const look of shown) days.set(dayOf(look.at), [...(days.get(dayOf(look.at)) ?? []), look]);
  return (
    <>
      <h1>{ui.t('access-log.title')}</h1>
      <p>{ui.t('access-log.lead')}</p>
      {shown.length === 0 && <Empty>{ui.t('access-log.empty')}</Empty>}
      {[...days].map(([day, ofDay]) => (
        <section key={day}>
          <h2>{ui.day(`${day}T12:00:00+09:00`)}</h2>
          <ul>
            {ofDay.map((look) => (
              <li key={look.id}>{lookText(ui, look)}</li>
            ))}
          </ul>
        </section>
      ))}
      {looks.length > pageSize && (
        <p>
          <LinkButton variant="secondary" href={`${paths.looked(caseId)}?before=${shown.at(-1)?.id}`}>
            {ui.t('timeline.older')}
          </LinkButton>
        </p>
      )}
    </>
  );
}

function lookText(ui: Ui, look: Look) {
  return ui.t('access-log.line', {
    time: ui.time(look.at),
    name: look.name ?? ui.text('access-log.somebody'),
    side: look.label ?? ui.text('parties.kind.support_team'),
    page: ui.text(`access-log.pages.${pages.includes(look.page) ? look.page : 'other'}`),
    n: look.entries,
  });
}
