import { ReaderNames } from '@/components/audience/reader-names';
import { audienceWords, type Circle, inOrder, listWords, partyWords } from '@/components/audience/words';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Steps } from '@/components/ui/steps';
import { SummaryList } from '@/components/ui/summary-list';
import { WordingAdvice } from '@/components/wording/advice';
import { categoryOf, type Gathered, markOf, type Step, steps, type Worry } from '@/lib/concerns/model';
import type { TeamMember } from '@/lib/entries/queries';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { Advice, Watched } from '@/lib/wording/model';

type Props = {
  ui: Ui;
  caseId: string;
  draft: Gathered & { worry: Worry };
  audience: string[];
  circle: Circle;
  team: TeamMember[];
  notice?: string | undefined;
  advice: Advice | null;
  people: Watched['people'];
};

/** What will be sent, and to whom, in words. What stands here is what is sent. */
export function Check({ ui, caseId, draft, audience, circle, team, notice, advice, people }: Props) {
  const category = categoryOf[draft.worry];
  const readers = audienceWords(ui, circle, audience, category);
  const change = (step: Step, what: string) => ({ href: `${paths.newConcern(caseId, step)}?next=check`, what: ui.text(what) });
  const left = team.filter((one) => draft.about.includes(one.id));
  const to = inOrder(circle, circle.parties).filter((party) => audience.includes(party.id) && !circle.mine.includes(party.id));
  return (
    <>
      <BackLink ui={ui} href={paths.newConcern(caseId, 'readers')} />
      {notice && <Notice kind="warning">{ui.t(notice)}</Notice>}
      <Steps ui={ui} n={steps.length} m={steps.length} />
      <h1>{ui.t('common.checkTitle')}</h1>
      <SummaryList
        ui={ui}
        rows={[
          {
            term: ui.t('concerns.worry.short'),
            value: ui.t(`worries.${draft.worry}.title`),
            change: change('worry', 'concerns.worry.short'),
          },
          {
            term: ui.t('concerns.feeling.short'),
            value: ui.t(draft.feeling ? `concerns.feeling.${draft.feeling}` : 'concerns.not_said'),
            change: change('feeling', 'concerns.feeling.short'),
          },
          {
            term: ui.t('concerns.since.short'),
            value: ui.t(draft.since ? `concerns.since.${draft.since}` : 'concerns.not_said'),
            change: change('since', 'concerns.since.short'),
          },
          {
            term: ui.t('concerns.words.short'),
            value: draft.words.trim() ? ui.say(draft.words) : ui.t('concerns.not_said'),
            change: change('words', 'concerns.words.short'),
          },
          {
            term: ui.t('common.readers'),
            value: <Seen ui={ui} see={readers.see} waiting={readers.waiting} />,
            change: change('readers', 'common.readers'),
          },
          {
            term: ui.t('common.nonReaders'),
            value: ui.say(
              listWords(ui, [...left.map((one) => ui.text('common.by', { name: one.name })), readers.blind].filter(Boolean)) ||
                ui.text('common.none'),
            ),
            change: change('readers', 'common.nonReaders'),
          },
        ]}
      />
      <ReaderNames
        ui={ui}
        circle={circle}
        people={people.filter(({ name }) => !left.some((one) => one.name === name))}
        audience={audience}
        category={category}
      />
      <WordingAdvice ui={ui} advice={advice} carried={false} />
      <p>{ui.t('concerns.check.undo')}</p>
      <Form ui={ui} action={paths.newConcern(caseId, 'send')}>
        <Hidden name="mark" value={markOf(draft, audience)} />
        <div className="actions">
          <Button>
            {ui.t('concerns.check.send', {
              names: listWords(
                ui,
                to.map((party) => partyWords(ui, circle, party)),
              ),
            })}
          </Button>
          <a href={paths.home()}>{ui.t('concerns.check.later')}</a>
        </div>
      </Form>
    </>
  );
}

function Seen({ ui, see, waiting }: { ui: Ui; see: string; waiting: string }) {
  return (
    <>
      {ui.say(see)}
      {waiting && <small className="line">{ui.say(waiting)}</small>}
    </>
  );
}
