import "server-only"
import { redirect } from "next/navigation"
import { cache } from "react"
import { type Action, canSometimes } from "@/lib/domain/access/table"
import { now } from "./clock"
import { systemDb } from "./db"
import { AppError } from "./errors"
import { routes } from "./routes"
import { hashToken } from "./token"
import { tokenIn } from "./token-cookie"
import { fosterViewerOf, type Viewer } from "./viewer"

/** The foster carer a token belongs to, or null when the link was taken back, has ended, or its person was switched off. */
export async function fosterByToken(token: string): Promise<Viewer | null> {
  const link = await systemDb().invitation.findUnique({ where: { tokenHash: hashToken(token) } })
  if (link?.kind !== "foster" || link.revokedAt || link.expiresAt <= now() || !link.personId) return null
  const person = await systemDb().person.findUnique({ where: { id: link.personId } })
  if (!person?.active) return null
  const shelter = await systemDb().shelter.findUniqueOrThrow({ where: { id: link.shelterId } })
  // A cat that was adopted or has left is nobody's foster cat any more, whatever the link says.
  const inCare = await systemDb().cat.findMany({
    where: { id: { in: link.catIds }, shelterId: link.shelterId, inCare: true },
    select: { id: true },
  })
  return fosterViewerOf(person, { ...link, catIds: inCare.map(({ id }) => id) }, shelter)
}

/** The foster carer behind this request. A sign-in is never asked: this is no member of the house. Once per request. */
export const currentFoster = cache(async (): Promise<Viewer | null> => {
  const token = await tokenIn("foster")
  return token ? fosterByToken(token) : null
})

/** The gate of a foster carer's page. */
export async function requireFosterPage(): Promise<Viewer> {
  return (await currentFoster()) ?? redirect(routes.fosterEnded())
}

/** The gate of what a foster carer's device sends. */
export async function requireFosterRight(action: Action): Promise<Viewer> {
  const viewer = await currentFoster()
  if (!viewer) throw new AppError("SIGNED_OUT", "This link has ended. Ask the shelter for a new one.")
  if (!canSometimes(viewer, action)) throw new AppError("FORBIDDEN")
  return viewer
}
