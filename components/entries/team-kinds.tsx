import type { TeamKind } from '@/lib/entries/forms';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Kind = TeamKind | 'concern' | 'contact';
const kinds: Kind[] = ['concern', 'contact', 'note', 'meeting', 'life_event'];

/** What the support team can put on a case; the one that is being written is marked. */
export function TeamKinds({ ui, caseId, current }: { ui: Ui; caseId: string; current: Kind }) {
  const href = (kind: Kind) => {
    if (kind === 'concern') return paths.newConcern(caseId);
    return kind === 'contact' ? paths.newContact(caseId) : paths.newEntry(caseId, kind);
  };
  return (
    <nav className="tabs" aria-label={ui.text('entries.team.kinds')}>
      <ul>
        {kinds.map((kind) => (
          <li key={kind}>
            <a href={href(kind)} aria-current={kind === current ? 'page' : undefined}>
              {ui.t(`kinds.entry.${kind}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
