import { randomUUID } from "node:crypto"
import type { PlacementInput } from "@/lib/features/placements/schema"
import type { Viewer } from "@/lib/platform/viewer"

/** A cat goes home as it does at the desk: the sheet is handed over, acknowledged, and the placement recorded. */
export async function goHome(
  viewer: Viewer,
  input: Omit<PlacementInput, "disclosureId" | "adopterId" | "dueOn"> & {
    adopterId: string
    dueOn?: string | null
  },
) {
  const { prepareDisclosure, acknowledgeHere } = await import(
    "@/lib/features/placements/disclosure-mutations"
  )
  const { placeCat } = await import("@/lib/features/placements/placing-mutations")
  const disclosureId = randomUUID()
  const { catId, adopterId } = input
  await prepareDisclosure(viewer, { disclosureId, catId, adopterId, isSent: false })
  await acknowledgeHere(viewer, { disclosureId, name: "The adopter" })
  return placeCat(viewer, { ...input, dueOn: input.dueOn ?? null, disclosureId })
}
