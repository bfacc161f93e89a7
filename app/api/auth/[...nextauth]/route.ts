import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '@/lib/session/next-auth';

type Context = { params: Promise<{ nextauth: string[] }> };

/** The way back from a company's or government's sign-in (and what else next-auth answers: csrf, session, sign-out). */
const handler = (request: NextRequest, context: Context): Promise<Response> =>
  NextAuth(request as never, context as never, authOptions() as never);

export { handler as GET, handler as POST };
