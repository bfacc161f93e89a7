import { proposedWords } from '@/components/entries/proposal-note';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { SummaryList } from '@/components/ui/summary-list';
import type { Entry, Proposal } from '@/lib/entries/queries';
import type { FormState } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { audienceWords, type Circle } from './words';

type Props = { ui: Ui; caseId: string; entry: Entry; proposal: Proposal; circle: Circle; state: FormState };

/** The author or the supported person decides whether more people read an entry: what they would read, who would, and why. */
export function Decide({ ui, caseId, entry, proposal, circle, state }: Props) {
  const now = audienceWords(ui, circle, entry.audience, entry.category, entry.own);
  const then = audienceWords(ui, circle, [...entry.audience, ...proposal.parties], entry.category, entry.own);
  const answer = (value: 'yes' | 'no') => (
    <Form ui={ui} action={paths.entryStep(caseId, entry.id, 'proposal/decide')}>
      <Hidden name="proposal" value={proposal.id} />
      <Hidden name="answer" value={value} />
      <Button variant="secondary">{ui.t(`audience.decide.${value}`)}</Button>
    </Form>
  );
  return (
    <>
      <BackLink ui={ui} href={paths.entry(caseId, entry.id)} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <h1>{ui.t('audience.decide.title')}</h1>
      <p>{ui.t('audience.proposal.text', { name: proposal.proposerName, parties: proposedWords(ui, circle, proposal) })}</p>
      <SummaryList
        ui={ui}
        rows={[
          { term: ui.t('audience.decide.reason'), value: ui.say(proposal.reason) },
          { term: ui.t('audience.decide.words'), value: ui.say([entry.title, entry.body].filter(Boolean).join('\n')) },
          { term: ui.t('audience.decide.now'), value: ui.say(now.see) },
          { term: ui.t('audience.decide.more'), value: ui.say(proposedWords(ui, circle, proposal)) },
          { term: ui.t('audience.decide.then'), value: ui.say([then.see, then.waiting].filter(Boolean).join('\n')) },
        ]}
      />
      <p>{ui.t('audience.decide.free')}</p>
      <div className="actions">
        {answer('yes')}
        {answer('no')}
      </div>
    </>
  );
}
