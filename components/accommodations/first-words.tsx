import { Autosave } from '@/components/ui/autosave';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { ReadersNote } from '@/components/ui/readers-note';
import { TextArea } from '@/components/ui/text-area';
import { WordingAdvice } from '@/components/wording/advice';
import { partNames } from '@/lib/accommodations/model';
import type { Colleague } from '@/lib/accommodations/queries';
import type { Party } from '@/lib/entries/model';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { Advice } from '@/lib/wording/model';
import { AboutChoice } from './about';
import { CompanyChoice } from './company';
import { WhoMayKnow } from './who-may-know';

type Props = { ui: Ui; caseId: string; companies: Party[]; personName: string; draftKey: string; state: FormState };

/** The support team's draft, all parts on one page. Nobody else sees it before the supported person has said yes. */
export function TeamDraft({
  ui,
  caseId,
  companies,
  colleagues,
  personName,
  draftKey,
  state,
  advice,
}: Props & { colleagues: Colleague[]; advice: Advice | null }) {
  return (
    <>
      <BackLink ui={ui} href={paths.accommodations(caseId)} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={state.errors} />
      <h1>{ui.t('accommodations.team.title')}</h1>
      <p>{ui.t('accommodations.team.lead')}</p>
      <p>
        <a className="alone" href={paths.examples(caseId)}>
          {ui.t('accommodations.examples.show')}
        </a>
      </p>
      <Form ui={ui} action={paths.newAccommodation(caseId, 'draft')} className="dense">
        <div className="whole">
          <CompanyChoice
            ui={ui}
            companies={companies}
            value={valueOf(state, 'company')}
            error={state.errors.company}
            none={ui.text('accommodations.team.no_company')}
          />
        </div>
        {partNames.map((name) => (
          <TextArea
            key={name}
            ui={ui}
            name={name}
            label={ui.t(`accommodations.parts.${name}`)}
            need={name === 'obstacle' ? 'required' : 'optional'}
            error={state.errors[name]}
            value={valueOf(state, name)}
            rows={3}
          />
        ))}
        <AboutChoice ui={ui} what="worry" value={valueOf(state, 'worry')} />
        <AboutChoice ui={ui} what="measure" value={valueOf(state, 'measure')} />
        <div className="whole">
          <WhoMayKnow ui={ui} colleagues={colleagues} state={state} />
          <Autosave ui={ui} draftKey={draftKey} />
          <ReadersNote
            ui={ui}
            see={[ui.text('audience.team'), ui.text('audience.person', { name: personName })].join(
              ui.text('common.listSeparator'),
            )}
          />
          <WordingAdvice ui={ui} advice={advice} team />
          <div className="actions">
            <Button>{ui.t('accommodations.team.send')}</Button>
          </div>
        </div>
      </Form>
    </>
  );
}

/** The company asks first (確認): a sentence that is ready to be sent, and can be changed. */
export function Inquiry({ ui, caseId, personName, draftKey, state }: Omit<Props, 'companies'>) {
  return (
    <>
      <BackLink ui={ui} href={paths.accommodations(caseId)} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={state.errors} />
      <h1>{ui.t('accommodations.inquiry.title')}</h1>
      <p>{ui.t('accommodations.inquiry.lead')}</p>
      <Form ui={ui} action={paths.newAccommodation(caseId, 'inquire')}>
        <TextArea
          ui={ui}
          name="words"
          label={ui.t('accommodations.inquiry.words')}
          error={state.errors.words}
          value={valueOf(state, 'words') || ui.text('accommodations.inquiry.ready')}
          rows={4}
        />
        <Autosave ui={ui} draftKey={draftKey} />
        <ReadersNote
          ui={ui}
          see={[ui.text('common.you'), ui.text('audience.team'), ui.text('audience.person', { name: personName })].join(
            ui.text('common.listSeparator'),
          )}
        />
        <div className="actions">
          <Button>{ui.t('accommodations.inquiry.send')}</Button>
        </div>
      </Form>
    </>
  );
}
