import { type Circle, inOrder, listWords, partyWords } from '@/components/audience/words';
import { BackLink } from '@/components/ui/back-link';
import { Button, LinkButton } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { Empty } from '@/components/ui/empty';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { ReadersNote } from '@/components/ui/readers-note';
import type { Helped } from '@/lib/accommodations/queries';
import type { Ui } from '@/lib/i18n/ui';
import { type Share, sections, takenFrom, type Written } from '@/lib/manual/model';
import { paths } from '@/lib/paths';

type Props = {
  ui: Ui;
  caseId: string;
  personName: string;
  written: Written[];
  circle: Circle;
  /** With whom the person shares what, and what has helped them: only for themselves. */
  own: { shares: Share[]; helped: Helped[] } | null;
  notice: { kind: 'done' | 'warning'; key: string } | null;
};

/** マイマニュアル: for its person every section, with who reads it; for others what is shared with them. */
export function Manual({ ui, caseId, personName, written, circle, own, notice }: Props) {
  const readers = (section: string) =>
    listWords(
      ui,
      inOrder(
        circle,
        circle.parties.filter(({ id }) => own?.shares.some((share) => share.section === section && share.partyId === id)),
      ).map((party) => partyWords(ui, circle, party)),
    );
  return (
    <>
      <BackLink ui={ui} href={paths.accommodations(caseId)} />
      {notice && <Notice kind={notice.kind}>{ui.t(notice.key)}</Notice>}
      <h1>{own ? ui.t('manual.title') : ui.name(ui.text('manual.of', { name: personName }), null)}</h1>
      <p>{ui.t(own ? 'manual.lead' : 'manual.lead_other')}</p>
      {!own && written.length === 0 && <Empty>{ui.t('manual.none')}</Empty>}
      {written.length > 0 && (
        <div className="actions no-print">
          <LinkButton variant="secondary" href={paths.manual(caseId, 'pdf')}>
            {ui.t('accommodations.card.pdf')}
          </LinkButton>
          {ui.locale !== 'en' && ui.settings.furigana !== 'all' && (
            <LinkButton variant="secondary" href={`${paths.manual(caseId, 'pdf')}?furigana=all`}>
              {ui.t('accommodations.card.pdf_ruby')}
            </LinkButton>
          )}
        </div>
      )}
      {own && own.helped.length > 0 && <HelpedList ui={ui} caseId={caseId} written={written} helped={own.helped} />}
      {sections.map((section) => {
        const found = written.find((one) => one.section === section);
        if (!own && !found) return null;
        const title = ui.text(`manual.sections.${section}.title`);
        return (
          <section key={section} className="act">
            <h2>{ui.t(`manual.sections.${section}.title`)}</h2>
            {found ? (
              <p className="words">{ui.say(found.words)}</p>
            ) : (
              <p className="hint">{ui.t(`manual.sections.${section}.hint`)}</p>
            )}
            {found && <p className="hint">{ui.t('manual.written', { day: ui.day(found.writtenAt) })}</p>}
            {own && (
              <>
                {found && (
                  <ReadersNote ui={ui} see={listWords(ui, [ui.text('common.you'), readers(section)].filter(Boolean))} />
                )}
                <div className="actions no-print">
                  <LinkButton
                    variant="secondary"
                    href={paths.manualSection(caseId, section, 'edit')}
                    aria-label={ui.text(found ? 'manual.edit_one' : 'manual.write_one', { title })}
                  >
                    {ui.t(found ? 'manual.edit' : 'manual.write')}
                  </LinkButton>
                  {found && (
                    <LinkButton
                      variant="secondary"
                      href={paths.manualSection(caseId, section, 'readers')}
                      aria-label={ui.text('manual.share_one', { title })}
                    >
                      {ui.t('manual.share')}
                    </LinkButton>
                  )}
                </div>
              </>
            )}
          </section>
        );
      })}
    </>
  );
}

/** What has helped at work, each with the words that would go into the manual. */
function HelpedList({ ui, caseId, written, helped }: { ui: Ui; caseId: string; written: Written[]; helped: Helped[] }) {
  const offered = helped.map((one) => ({
    one,
    lines: Object.entries(takenFrom(one, ui.text('manual.somebody'))).filter(
      ([section, line]) => !written.some((found) => found.section === section && found.words.includes(line)),
    ),
  }));
  const there = offered.filter(({ lines }) => lines.length > 0);
  if (there.length === 0) return null;
  return (
    <Details summary={ui.t('manual.helped', { n: there.length })}>
      <p>{ui.t('manual.helped_hint')}</p>
      <ul className="members">
        {there.map(({ one, lines }) => (
          <li key={one.id}>
            {lines.map(([section, line]) => (
              <p key={section}>
                <b>{ui.t(`manual.sections.${section}.title`)}</b>
                <br />
                {ui.say(line)}
              </p>
            ))}
            <Form ui={ui} action={paths.manual(caseId, 'take')}>
              <Hidden name="dialogue" value={one.id} />
              <Button variant="secondary" aria-label={ui.text('manual.take_one', { line: lines[0]?.[1] ?? '' })}>
                {ui.t('manual.take')}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Details>
  );
}
