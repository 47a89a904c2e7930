import "server-only"
import type { AuthOptions } from "next-auth"
import Credentials from "next-auth/providers/credentials"
import { v7 as newId } from "uuid"
import { z } from "zod"
import { now } from "./clock"
import { systemDb } from "./db"
import { env } from "./env"
import { toAppError } from "./errors"
import { log } from "./log"
import { isPassword } from "./password"
import { countTry, forgetTries } from "./throttle"

const SIGN_IN_DAYS = 14
const MS_PER_DAY = 86_400_000

const Typed = z.object({
  email: z.string().trim().toLowerCase().max(254),
  password: z.string().min(1).max(500),
})

/** Checks an e-mail address and password and opens a sign-in; null when they do not fit together. */
export async function openSignIn(typed: unknown): Promise<{ id: string } | null> {
  const parsed = Typed.safeParse(typed)
  if (!parsed.success) return null
  const { email, password } = parsed.data
  await countTry("sign-in-account", email)
  const account = await systemDb().account.findUnique({
    where: { email },
    select: {
      id: true,
      passwordHash: true,
      people: { where: { active: true }, orderBy: { createdAt: "asc" }, select: { id: true } },
    },
  })
  const fits = await isPassword(password, account?.passwordHash)
  const person = account?.people[0]
  if (!fits || !account || !person) return null
  await forgetTries("sign-in-account", email)
  const signIn = await systemDb().signIn.create({
    data: {
      id: newId(),
      accountId: account.id,
      personId: person.id,
      createdAt: now(),
      expiresAt: new Date(now().getTime() + SIGN_IN_DAYS * MS_PER_DAY),
    },
    select: { id: true },
  })
  return { id: signIn.id }
}

/** Ends one sign-in; every later request with it is signed out. */
export const closeSignIn = (signInId: string) =>
  systemDb().signIn.updateMany({ where: { id: signInId, revokedAt: null }, data: { revokedAt: now() } })

/** Ends every sign-in of the account behind one of them: "sign out everywhere". */
export async function closeAllSignIns(signInId: string) {
  const signIn = await systemDb().signIn.findUnique({ where: { id: signInId }, select: { accountId: true } })
  if (!signIn) return
  await systemDb().signIn.updateMany({
    where: { accountId: signIn.accountId, revokedAt: null },
    data: { revokedAt: now() },
  })
}

export const authOptions = (): AuthOptions => ({
  secret: env().NEXTAUTH_SECRET,
  session: { strategy: "jwt", maxAge: SIGN_IN_DAYS * 24 * 60 * 60 },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      authorize: async (typed) => {
        try {
          return await openSignIn(typed)
        } catch (thrown) {
          const error = toAppError(thrown)
          if (error.code !== "TOO_MANY") log.error({ err: thrown }, "sign-in failed")
          // next-auth passes this text on to the sign-in page: a code, or the sentence that says how long to wait.
          throw new Error(error.code === "TOO_MANY" ? error.message : error.code)
        }
      },
    }),
  ],
  callbacks: {
    // The cookie carries the sign-in's id and nothing about the person; everything else is read from the database.
    jwt: ({ token, user }) => ({ signInId: user ? user.id : token.signInId, exp: token.exp, iat: token.iat }),
    session: ({ session, token }) => ({ expires: session.expires, signInId: token.signInId }),
  },
  events: {
    signOut: async ({ token }) => {
      if (typeof token?.signInId === "string") await closeSignIn(token.signInId)
    },
  },
})
