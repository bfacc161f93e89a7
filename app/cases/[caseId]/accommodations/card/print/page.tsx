import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CardBody } from '@/components/accommodations/card';
import { CasePage } from '@/components/cases/case-page';
import type { PlaceParams } from '@/lib/cases/place';
import { pageTitle } from '@/lib/session/page';
import { openCards } from '../open';

type Props = { params: PlaceParams };

export const generateMetadata = (): Promise<Metadata> => pageTitle('accommodations.card.title');

/** The card as paper: nothing around it. */
export default async function PrintCardPage({ params }: Props) {
  const { ui, me, head, holds } = await openCards(params, 'print');
  if (!holds) notFound();
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('accommodations.card.title')} current="accommodations">
      <h1 className="hidden-text">{ui.t('accommodations.card.title')}</h1>
      <CardBody ui={ui} personName={head.personName} card={holds} />
    </CasePage>
  );
}
