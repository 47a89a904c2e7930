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
import { currentDevice, type SharedDevice } from "./shared-device"
import { countTry, forgetTries } from "./throttle"

const SIGN_IN_DAYS = 14
const MS_PER_DAY = 86_400_000

const Typed = z.object({
  email: z.string().trim().toLowerCase().max(254),
  password: z.string().min(1).max(500),
})

/**
 * Checks an e-mail address and password and opens a sign-in; null when they do not fit together. On a shared device it
 * keeps the person's own rights, and ends like every other sign-in there.
 */
export async function openSignIn(
  typed: unknown,
  device: SharedDevice | null = null,
): Promise<{ id: string } | null> {
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
  const who = { accountId: account.id, personId: person.id }
  if (device) return openOnDevice(device, { ...who, byPin: false })
  return systemDb().signIn.create({
    data: {
      ...who,
      id: newId(),
      createdAt: now(),
      expiresAt: new Date(now().getTime() + SIGN_IN_DAYS * MS_PER_DAY),
    },
    select: { id: true },
  })
}

const TypedPin = z.object({ personId: z.uuid(), pin: z.string().max(20) })
// A shift; idleness ends most of them long before.
const SHIFT_HOURS = 12
const MS_PER_HOUR = 3_600_000

/**
 * Opens a sign-in by PIN on a shared device, and ends whatever was open there. A wrong PIN, an unknown person and one
 * without a PIN get the same answer: null.
 */
export async function openPinSignIn(
  device: SharedDevice | null,
  typed: unknown,
): Promise<{ id: string } | null> {
  const parsed = TypedPin.safeParse(typed)
  if (!parsed.success || !device) return null
  const { personId, pin } = parsed.data
  await countTry("pin-device", device.id)
  await countTry("pin-person", personId)
  await countTry("pin-person-day", personId)
  const person = await systemDb().person.findFirst({
    where: { id: personId, shelterId: device.shelterId, active: true, role: { not: "adopter" } },
    select: { accountId: true, pinHash: true },
  })
  const fits = await isPassword(pin, person?.pinHash)
  if (!fits || !person?.accountId) return null
  await forgetTries("pin-person", personId)
  await forgetTries("pin-person-day", personId)
  return openOnDevice(device, { accountId: person.accountId, personId, byPin: true })
}

/** One person at a time on a shared device, until the shift is over or nobody has touched it for a while. */
const openOnDevice = (
  device: SharedDevice,
  who: { accountId: string; personId: string; byPin: boolean },
): Promise<{ id: string }> =>
  systemDb().$transaction(async (db) => {
    await db.signIn.updateMany({
      where: { deviceId: device.id, revokedAt: null },
      data: { revokedAt: now() },
    })
    return db.signIn.create({
      data: {
        ...who,
        id: newId(),
        deviceId: device.id,
        createdAt: now(),
        lastSeenAt: now(),
        expiresAt: new Date(now().getTime() + SHIFT_HOURS * MS_PER_HOUR),
      },
      select: { id: true },
    })
  })

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

/** next-auth passes the text of an error on to the page: a code, or the sentence that says how long to wait. */
async function orReadable<T>(opening: () => Promise<T>): Promise<T> {
  try {
    return await opening()
  } catch (thrown) {
    const error = toAppError(thrown)
    if (error.code !== "TOO_MANY") log.error({ err: thrown }, "sign-in failed")
    throw new Error(error.code === "TOO_MANY" ? error.message : error.code)
  }
}

export const authOptions = (): AuthOptions => ({
  secret: env().NEXTAUTH_SECRET,
  session: { strategy: "jwt", maxAge: SIGN_IN_DAYS * 24 * 60 * 60 },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      authorize: (typed) => orReadable(async () => openSignIn(typed, await currentDevice())),
    }),
    Credentials({
      id: "pin",
      credentials: { personId: {}, pin: {} },
      authorize: (typed) => orReadable(async () => openPinSignIn(await currentDevice(), typed)),
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
