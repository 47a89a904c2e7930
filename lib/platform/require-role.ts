import "server-only"
import { forbidden, redirect } from "next/navigation"
import { getServerSession } from "next-auth"
import { cache } from "react"
import { type Action, canSometimes } from "@/lib/domain/access/table"
import { authOptions } from "./auth"
import { now } from "./clock"
import { systemDb } from "./db"
import { AppError } from "./errors"
import { routes } from "./routes"
import { isLeft, noteSeen } from "./shared-device"
import { onSharedDevice, type Viewer, viewerOf } from "./viewer"

/** The id in the signed cookie, or null. Says nothing yet about whether the sign-in still holds. */
export async function currentSignInId(): Promise<string | null> {
  const session: unknown = await getServerSession(authOptions())
  if (!session || typeof session !== "object" || !("signInId" in session)) return null
  return typeof session.signInId === "string" ? session.signInId : null
}

/** The person behind this request as the database has them now, or null. Once per request. */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const id = await currentSignInId()
  return id ? viewerOfSignIn(id) : null
})

/** Whom a sign-in stands for as the database has it now; null when it has ended in any way. */
export async function viewerOfSignIn(id: string): Promise<Viewer | null> {
  const signIn = await systemDb().signIn.findUnique({
    where: { id },
    select: {
      id: true,
      revokedAt: true,
      expiresAt: true,
      createdAt: true,
      deviceId: true,
      byPin: true,
      lastSeenAt: true,
      device: { select: { revokedAt: true } },
      person: true,
    },
  })
  const person = signIn?.person
  if (!person?.active || signIn?.revokedAt || !signIn || signIn.expiresAt <= now() || isLeft(signIn))
    return null
  await noteSeen(signIn)
  const shelter = await systemDb().shelter.findUniqueOrThrow({ where: { id: person.shelterId } })
  const viewer = viewerOf(person, shelter)
  return signIn.deviceId ? onSharedDevice(viewer, { isByPin: signIn.byPin }) : viewer
}

/** For the frame around a page: while the database is away there is a frame without a name, so that the page can say so. */
export const viewerForFrame = (): Promise<Viewer | null> => currentViewer().catch(() => null)

// The door only asks whether there is any cat this person may do it for; the query or mutation asks about this one.
const allows = (viewer: Viewer, action: Action) => canSometimes(viewer, action)

/** The gate of a page: sends the signed-out to sign in, answers 403 to the wrong role. */
export async function requirePage(action: Action): Promise<Viewer> {
  const viewer = await currentViewer()
  if (!viewer) redirect(routes.signIn())
  if (!allows(viewer, action)) forbidden()
  return viewer
}

/** The gate of an action or handler: throws SIGNED_OUT or FORBIDDEN. */
export async function requireRight(action: Action): Promise<Viewer> {
  const viewer = await currentViewer()
  if (!viewer) throw new AppError("SIGNED_OUT")
  if (!allows(viewer, action)) throw new AppError("FORBIDDEN")
  return viewer
}
