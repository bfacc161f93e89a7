import { NotFound, type Tx } from '@/db/client';
import { findDraft } from '@/lib/drafts/queries';
import { hashOfToken } from '@/lib/tokens';
import {
  type Choice,
  type Content,
  chooseDraft,
  chooseForm,
  type Handover,
  type Package,
  type Receiver,
  type ReceiverInFull,
} from './model';

/** The handover of a case; null before it has begun. For the supported person and the support team. */
export async function findHandover(tx: Tx, caseId: string): Promise<Handover | null> {
  const [[found], receivers] = await Promise.all([
    tx<Omit<Handover, 'receivers'>[]>`
      select h.begun_at, h.reason, h.answer, h.said, h.talked_on, coalesce(n.name, '') as talked_by, h.follow_up, h.met_on, h.met_who,
             json_build_object('talk', app.mark_of(h, 'talk'), 'meet', app.mark_of(h, 'meet')) as marks,
             (select coalesce(json_agg(json_build_object('months', f.months, 'askedOn', f.asked_on, 'words', f.words,
                                         'askedBy', coalesce((select w.name from app.person w where w.id = f.asked_by), '')) order by f.months), '[]')
                from app.handover_follow_up f where f.case_id = h.case_id) as followed
        from app.handover h left join app.person n on n.id = h.talked_by where h.case_id = ${caseId}`,
    tx<Receiver[]>`
      select r.id, r.kind, r.name, ${stateOf(tx)}
        from app.handover_receiver r where r.case_id = ${caseId} and r.removed_at is null order by r.added_at, r.id`,
  ]);
  return found ? { ...found, receivers: [...receivers] } : null;
}

const stateOf = (tx: Tx) => tx`
  exists (select from app.handover_package p where p.receiver_id = r.id and p.withdrawn_at is null and p.valid_to > now()) as agreed,
  exists (select from app.handover_package p join app.handover_giving g on g.package_id = p.id where p.receiver_id = r.id) as given`;

/** One receiver of a case, with what was agreed to for it, the newest first. @throws NotFound */
export async function getReceiver(
  tx: Tx,
  caseId: string,
  receiverId: string,
): Promise<{ receiver: ReceiverInFull; packages: Package[] }> {
  const [[receiver], packages] = await Promise.all([
    tx<ReceiverInFull[]>`
      select r.id, r.kind, r.name, r.version, coalesce(r.office_id::text, '') as office, r.phone, r.address, r.mail, ${stateOf(tx)}
        from app.handover_receiver r where r.id = ${receiverId} and r.case_id = ${caseId} and r.removed_at is null`,
    tx<Package[]>`
      select p.id, p.parts::text[] as parts, p.content, encode(p.hash, 'hex') as hash, p.wording, p.method, p.agreed_on, p.valid_to, p.withdrawn_at,
             coalesce((select n.name from app.person n where n.id = p.recorded_by), '') as recorded_by,
             (select coalesce(json_agg(json_build_object('id', g.id, 'way', g.way, 'toWhom', g.to_whom, 'givenOn', g.given_on,
                       'givenBy', coalesce((select n.name from app.person n where n.id = g.given_by), ''), 'expiresAt', g.expires_at,
                       'revokedAt', g.revoked_at, 'byMail', g.by_mail, 'mailedAt', g.mailed_at, 'unmailedAt', g.unmailed_at,
                       'address', (select m.address from app.handover_mail m where m.giving_id = g.id),
                       'openings', (select coalesce(json_agg(o.opened_at order by o.opened_at), '[]') from app.handover_opening o where o.giving_id = g.id))
                       order by g.given_at desc), '[]')
                from app.handover_giving g where g.package_id = p.id) as givings
        from app.handover_package p where p.receiver_id = ${receiverId} and p.case_id = ${caseId} order by p.recorded_at desc, p.id desc`,
  ]);
  if (!receiver) throw new NotFound();
  return { receiver, packages: [...packages] };
}

/** What could go to a receiver now, part by part; nothing for whom it is not. */
export async function getOffer(tx: Tx, receiverId: string): Promise<Content> {
  const [found] = await tx<{ offer: Content }[]>`select app.handover_offer(${receiverId}) as offer`;
  return found?.offer ?? {};
}

/** What the asker has chosen and not agreed to yet: as it would go, and its mark; null when nothing right was chosen. */
export async function findChosen(
  tx: Tx,
  receiverId: string,
): Promise<{ choice: Choice; content: Content; mark: string } | null> {
  const choice = chooseForm.safeParse(await findDraft(tx, chooseDraft(receiverId)));
  if (!choice.success) return null;
  const { parts, summary } = choice.data;
  const [found] = await tx<{ content: Content; mark: string }[]>`
    select content, mark from app.handover_content(${receiverId}, ${parts}::text[]::app.handover_part[], ${parts.includes('summary') ? summary.trim() : ''})`;
  return found ? { choice: choice.data, ...found } : null;
}

/** Whether a link opens something now. Looking counts nothing. */
export async function isLinkLive(tx: Tx, token: string): Promise<boolean> {
  const [found] = await tx<{ live: boolean }[]>`select app.is_link_live(${hashOfToken(token)}) as live`;
  return found?.live ?? false;
}

/** What the holder of a link and of a key to it reads. */
export type Given = {
  content: Content;
  mark: string;
  person: string;
  agency: string;
  receiver: string;
  agreedOn: string;
  expiresAt: Date;
};

/** Undefined: nothing, whatever the reason. */
export async function findGiven(tx: Tx, token: string, key: string): Promise<Given | undefined> {
  const [found] = await tx<Given[]>`select * from app.read_by_link(${hashOfToken(token)}, ${hashOfToken(key)})`;
  return found;
}
