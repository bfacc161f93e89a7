import { type Circle, listWords, partyWords } from '@/components/audience/words';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Proposal } from '@/lib/entries/queries';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = { ui: Ui; caseId: string; entryId: string; proposal: Proposal; circle: Circle; decides: boolean };

/** That somebody wishes more people to read an entry; for those who decide, the way to do so. */
export function ProposalNote({ ui, caseId, entryId, proposal, circle, decides }: Props) {
  return (
    <Notice title={ui.t('audience.proposal.title')}>
      <p>
        {ui.t('audience.proposal.text', { name: proposal.proposerName, parties: proposedWords(ui, circle, proposal) })}
        {!decides && ui.t('audience.proposal.waits')}
      </p>
      {decides && (
        <LinkButton variant="secondary" href={paths.entryStep(caseId, entryId, 'proposal')}>
          {ui.t('audience.proposal.answer')}
        </LinkButton>
      )}
    </Notice>
  );
}

/** The sides that a proposal names, as the asker calls those they know. */
export function proposedWords(ui: Ui, circle: Circle, proposal: Proposal): string {
  const known = circle.parties.filter((party) => proposal.parties.includes(party.id));
  const names = known.map((party) => partyWords(ui, circle, party));
  return listWords(ui, known.length < proposal.parties.length ? [...names, ui.text('audience.others')] : names);
}
