import 'server-only';
import { createHash } from 'node:crypto';
import { cookies } from 'next/headers';
import { after } from 'next/server';
import type { z } from 'zod';
import { type Actor, asActor, Conflict, type Credential, NotFound, SignedOut, type Tx } from '@/db/client';
import { dropDraft, keepDraft, keepDraftOfEndedSession } from '@/lib/drafts/commands';
import { isId, newId } from '@/lib/ids';
import { log } from '@/lib/logging';
import { caseAt, paths } from '@/lib/paths';
import { currentCredential } from '@/lib/session/credential';
import { BadForm, type Fields, readForm, type WithFiles } from './body';
import { fromOurPages } from './origin';
import { refusal } from './refusal';
import { claimSubmission, SubmissionDiffers, settleSubmission } from './submissions';
import { forgetTyped, keepTyped } from './typed';

/**
 * Where a command sends the person; null where nobody is sent anywhere (204). On the way cookies and headers may be set, and
 * `afterwards` is done when all is committed and the answer is out: nobody waits for it, and its time tells nobody anything.
 */
export type Outcome = string | null | Way;
type Way = {
  location: string;
  cookies?: { name: string; value: string; options: object }[];
  headers?: Record<string, string>;
  /** What is still on its way and ends with the commit, when nobody but the database can refuse it. It saves a way there and back. */
  begun?: Promise<unknown>;
  afterwards?: () => Promise<void>;
};

export type Act<S extends z.ZodType, P, Who, First = undefined> = {
  /** What the form holds; strict: unknown fields are refused. */
  schema: S;
  /** The form's own address: where bad input goes back to. */
  form: (params: P, fields: Fields) => string;
  /** The key of the draft that keeps what was typed. Absent: nothing is kept (buttons without text). */
  draft?: (params: P, fields: Fields) => string;
  /** The form is a step of a longer one: the draft takes in what was sent, and stays. Sending it again changes nothing, so it may come again. */
  step?: true;
  /** For forms of people who may be signed out and so have no drafts: what was typed comes back in a short-lived cookie. */
  typed?: true;
  /** Sent by others' programs, with no page of ours before it: whoever holds the address's token may. */
  fromAnywhere?: true;
  /** Sent again and again by itself (autosave): no key to claim, and the draft is the command's. */
  repeats?: true;
  /** The form may hold a file: how large the form may be then, and how the file becomes text. */
  files?: WithFiles;
  /** What the form can ask to be looked up before it is done: what that lays over what was typed; null: it asks for nothing. */
  seek?: (fields: Fields, params: P) => ((tx: Tx) => Promise<Fields>) | null;
  /** What the command asks before all else, whatever was typed. It saves a way there and back. */
  first?: (tx: Tx, params: P) => Promise<First>;
  /** The command. Returns where to go next. `key`: of the form as it was shown, the same for a second click. */
  run: (tx: Tx, who: Who, input: z.output<S>, params: P, key: string, first: First) => Promise<Outcome>;
};

/** Thrown by a command whose form can only be judged with what the database knows: the form shows what is wrong. */
export class BadInput extends Error {}

/** Thrown by a command whose sender should be told something first: what they typed is kept, and sent again it goes. */
export class Advised extends Error {}

type Handler<P> = (request: Request, context: { params: Promise<P> }) => Promise<Response>;

/**
 * The one way in for every change: own pages only, a readable form, somebody signed in, well-formed, once, in one
 * transaction; then a redirect. What was typed is kept as a draft until the command has committed.
 * Answers 303; 400, 403, 413 or 415 for what no form of ours sends; 422 when one form's key comes with another content.
 */
export function formAction<S extends z.ZodType, P extends object, First = undefined>(act: Act<S, P, Actor, First>): Handler<P> {
  return handle<S, P, Actor, First>(act, (credential, key, hash, { first, work, last }, caseInHand) => {
    const once = !act.repeats && !act.step;
    let before: string | null;
    return asActor<Outcome>(
      credential,
      async (tx, opening) => {
        const claiming = once ? claimSubmission(tx, key, hash) : null;
        const asked = first(tx);
        // A second click goes where the first one went, whatever it finds here.
        asked.catch(() => {});
        const [me, location] = await Promise.all([opening, claiming]);
        before = location;
        return before ?? work(tx, me, await asked);
      },
      {
        caseInHand,
        last: (tx, outcome) => {
          if (before) return [];
          const way = typeof outcome === 'string' ? { location: outcome } : outcome;
          const begun = way?.begun ? [way.begun] : [];
          return [...begun, ...last(tx), ...(once ? [settleSubmission(tx, key, way?.location ?? '/')] : [])];
        },
      },
    );
  });
}

/** The same for what people do before they are signed in: asking for a link, using one, answering an invitation. */
export function publicFormAction<S extends z.ZodType, P extends object>(
  act: Omit<Act<S, P, null>, 'draft' | 'repeats' | 'seek' | 'first'>,
): Handler<P> {
  return handle<S, P, null>(act, (_credential, _key, _hash, { work }) => asActor('nobody', (tx) => work(tx, null, undefined)));
}

/** The same for what anybody may do: as the signed-in person, or as nobody when there is none or their session is over. */
export function openFormAction<S extends z.ZodType, P extends object>(
  act: Omit<Act<S, P, Actor | null>, 'draft' | 'repeats' | 'first'>,
): Handler<P> {
  return handle<S, P, Actor | null>(act, async (credential, _key, _hash, { work }) => {
    try {
      if (credential !== 'nobody') return await asActor(credential, async (tx, opening) => work(tx, await opening, undefined));
    } catch (error) {
      if (!(error instanceof SignedOut)) throw error;
    }
    return asActor('nobody', (tx) => work(tx, null, undefined));
  });
}

/** The steps of an act within its transaction. `last`: what becomes of the draft. */
type Steps<Who, First> = {
  first: (tx: Tx) => Promise<First>;
  work: (tx: Tx, who: Who, first: First) => Promise<Outcome>;
  last: (tx: Tx) => Promise<void>[];
};
type Carry<Who, First> = (
  credential: Credential,
  key: string,
  hash: Buffer,
  steps: Steps<Who, First>,
  caseInHand: string,
) => Promise<Outcome>;

function handle<S extends z.ZodType, P extends object, Who, First = undefined>(
  act: Act<S, P, Who, First>,
  carry: Carry<Who, First>,
): Handler<P> {
  return async (request, context) => {
    const requestId = request.headers.get('x-request-id') ?? newId();
    if (!act.fromAnywhere && !fromOurPages(request.headers)) return refusal(403);
    const params = (await context.params) ?? ({} as P);
    if (Object.entries(params).some(([name, value]) => !isPart(name, value))) return refusal(404);
    let fields: Fields;
    try {
      fields = await readForm(request, act.files);
    } catch (error) {
      if (error instanceof BadForm) return refusal(error.status);
      throw error;
    }
    const { _key: key = newId(), ...typed } = fields;
    if (!isId(key)) return refusal(400);
    const credential = await currentCredential();
    const form = act.form(params, typed);
    const draft = act.draft?.(params, typed);
    const keep = async () => {
      if (draft && credential === 'nobody') throw new SignedOut();
      if (draft) await asActor(credential, (tx) => keepDraft(tx, draft, typed));
      if (act.typed) await keepTyped(form, typed);
    };
    try {
      const seek = act.seek?.(typed, params);
      if (seek && draft) {
        if (credential === 'nobody') throw new SignedOut();
        await asActor(credential, async (tx) => keepDraft(tx, draft, { ...typed, ...(await seek(tx)) }), {
          caseInHand: caseAt(form),
        });
        return seeOther(`${withMark(form, 'sought')}#choice`);
      }
      const parsed = act.schema.safeParse(typed);
      if (!parsed.success) {
        if (parsed.error.issues.some((issue) => issue.code === 'unrecognized_keys')) return refusal(400);
        await keep();
        return seeOther(withMark(form, draft || act.typed ? 'check' : 'again'));
      }
      const steps: Steps<Who, First> = {
        first: async (tx) => act.first?.(tx, params) as First,
        work: (tx, who, first) => act.run(tx, who, parsed.data, params, key, first),
        last: (tx) => (draft && !act.repeats ? [act.step ? keepDraft(tx, draft, typed) : dropDraft(tx, draft)] : []),
      };
      const outcome = await carry(credential, key, digest(typed), steps, caseAt(form));
      if (act.typed) await forgetTyped(form);
      return await seeOtherWith(outcome, requestId);
    } catch (error) {
      if (error instanceof SignedOut) {
        if (draft && credential !== 'nobody') {
          await asActor('nobody', (tx) => keepDraftOfEndedSession(tx, credential, draft, typed));
        }
        return seeOther(paths.signIn(form));
      }
      if (error instanceof SubmissionDiffers) {
        await keep();
        return refusal(422);
      }
      if (error instanceof NotFound || isRefusedRow(error)) return refusal(404);
      await keep().catch(() => {});
      if (error instanceof Advised) return seeOther(`${withMark(form, 'advice')}#advice`);
      if (error instanceof BadInput) return seeOther(withMark(form, 'check'));
      if (error instanceof Conflict) return seeOther(withMark(form, `conflict=${error.code}`));
      log.error('form failed', { requestId, error });
      return seeOther(withMark(form, `trouble=${requestId}`));
    }
  };
}

/** The database's policies would not have this row: what it belongs to is not the sender's, and so not there. */
const isRefusedRow = (error: unknown) =>
  error instanceof Error && (error as { code?: unknown }).code === '42501' && error.message.includes('row-level security');

/** Whether a part of an address can be one of ours: an id, or a plain word or token. Redirects repeat it. */
const isPart = (name: string, value: unknown): boolean =>
  name.endsWith('Id') ? isId(value) : typeof value === 'string' && /^[\w-]{1,100}$/.test(value);

async function seeOtherWith(outcome: Outcome, requestId: string): Promise<Response> {
  if (outcome === null) return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
  if (typeof outcome === 'string') return seeOther(outcome);
  const jar = await cookies();
  for (const cookie of outcome.cookies ?? []) jar.set(cookie.name, cookie.value, cookie.options);
  const { afterwards } = outcome;
  if (afterwards)
    after(() => afterwards().catch((error: unknown) => log.error('what came after a form failed', { requestId, error })));
  const response = seeOther(outcome.location);
  for (const [name, value] of Object.entries(outcome.headers ?? {})) response.headers.set(name, value);
  return response;
}

const seeOther = (location: string) =>
  new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' } });
const withMark = (path: string, mark: string) => `${path}${path.includes('?') ? '&' : '?'}${mark}`;
const digest = (fields: Fields) =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(fields).sort()))
    .digest();
