import { randomUUID } from "node:crypto"
import type { Viewer, Visitor } from "@/lib/platform/viewer"

/** Anybody who looks at the shelter's public pages. */
export async function asVisitor({
  shelterId,
  shelterName,
  isDemo,
  timeZone,
  locale,
}: Viewer): Promise<Visitor> {
  const { mintVisitor } = await import("@/lib/platform/viewer")
  return mintVisitor({ shelterId, shelterName, isDemo, timeZone, locale })
}

/** A cat that adopters may see now: taken in ten days ago, free by law, published. */
export async function listedCat(staff: Viewer, name: string): Promise<{ catId: string; slug: string }> {
  const { takeIn, editCat } = await import("@/lib/features/cats/mutations")
  const { recordGateFacts } = await import("@/lib/features/cats/gates-mutations")
  const { now } = await import("@/lib/platform/clock")
  const { systemDb } = await import("@/lib/platform/db")
  const catId = randomUUID()
  const intakeAt = new Date(now().getTime() - 10 * 86_400_000).toISOString()
  await takeIn(staff, { catId, name, intakeAt, intakeType: "stray" })
  const fact = { expiresOn: null, note: null, factOn: intakeAt.slice(0, 10) }
  await recordGateFacts(staff, {
    catId,
    facts: [{ ...fact, factId: randomUUID(), key: "hold_over", value: "yes" }],
  })
  await editCat(staff, { catId, version: 1, published: true })
  const { slug } = await systemDb().cat.findUniqueOrThrow({ where: { id: catId } })
  return { catId, slug }
}
