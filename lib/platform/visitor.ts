import "server-only"
import { connection } from "next/server"
import { cache } from "react"
import { systemDb } from "./db"
import { env } from "./env"
import { orLastKnown } from "./last-known"
import { mintVisitor, shelterFacts, type Visitor } from "./viewer"

/** A visitor of one shelter, for addresses that name it by a secret of its own. */
export async function visitorOf(shelterId: string): Promise<Visitor> {
  return mintVisitor(shelterFacts(await systemDb().shelter.findUniqueOrThrow({ where: { id: shelterId } })))
}

/** The shelter whose cats the public pages show: the one named in the environment, else the first real one, else the demo. */
export const currentVisitor = cache(async (): Promise<Visitor | null> => {
  await connection() // who is here is asked at each visit, never while building
  const code = env().SLACKLINE_SHELTER
  const shelter = await orLastKnown(["shelter", code], () =>
    systemDb().shelter.findFirst({
      where: code ? { code } : {},
      orderBy: [{ isDemo: "asc" }, { createdAt: "asc" }],
    }),
  )
  if (!shelter) return null
  return mintVisitor(shelterFacts(shelter))
})
