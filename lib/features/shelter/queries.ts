import "server-only"
import { systemDb } from "@/lib/platform/db"

/** Whether this install has a shelter of its own, only the demo, or nothing yet. Asked before anybody can sign in. */
export async function installState(): Promise<"empty" | "demo" | "own"> {
  const shelters = await systemDb().shelter.findMany({ select: { isDemo: true } })
  if (shelters.length === 0) return "empty"
  return shelters.some((shelter) => !shelter.isDemo) ? "own" : "demo"
}

export const listShelters = () =>
  systemDb().shelter.findMany({
    orderBy: { createdAt: "asc" },
    select: { code: true, name: true, timeZone: true, isDemo: true },
  })
