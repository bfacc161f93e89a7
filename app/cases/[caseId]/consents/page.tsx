import type { Metadata } from 'next';
import { CasePage } from '@/components/cases/case-page';
import { Sides } from '@/components/consents/sides';
import { nothingForm } from '@/lib/consents/model';
import { isWithoutAccount, listGuardians, listUnconfirmed } from '@/lib/consents/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { openConsents } from './open';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('consents.title');

/** Who may read what: the supported person decides here, the support team sees it and can ask. */
export default async function ConsentsPage({ params, searchParams }: Props) {
  const [{ caseId }, search] = await Promise.all([params, searchParams]);
  const { ui, me, head, role, scope, sides, data } = await openConsents(
    paths.consents(caseId),
    caseId,
    ['self', 'team', 'guardian'],
    (tx) => Promise.all([listUnconfirmed(tx, caseId), listGuardians(tx, caseId), isWithoutAccount(tx, caseId)]),
  );
  const [unconfirmed, guardians, withoutAccount] = data;
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('consents.title')} current="consents">
      <Sides
        ui={ui}
        caseId={caseId}
        personName={head.personName}
        role={role}
        sides={sides}
        scope={scope}
        unconfirmed={unconfirmed}
        guardians={guardians}
        withoutAccount={withoutAccount}
        done={typeof search.done === 'string' && done.includes(search.done) ? search.done : null}
        notice={formState(nothingForm, search, {}).notice}
      />
    </CasePage>
  );
}

const done = ['confirmed', 'declined', 'cancelled', 'asked', 'paper', 'guardian', 'guardian_ended'];
