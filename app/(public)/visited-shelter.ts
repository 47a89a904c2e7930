import "server-only"
import { redirect, unstable_rethrow } from "next/navigation"
import { routes } from "@/lib/platform/routes"
import type { Visitor } from "@/lib/platform/viewer"
import { currentVisitor } from "@/lib/platform/visitor"

/** The shelter whose public pages these are. An install without one begins with its first run. */
export async function visitedShelter(): Promise<Visitor> {
  return (await currentVisitor()) ?? redirect(routes.firstRun())
}

/** The same for the frame around a page: null while the database does not answer, so that the page can say so. */
export async function shelterForFrame(): Promise<Visitor | null> {
  try {
    return await visitedShelter()
  } catch (error) {
    unstable_rethrow(error)
    return null
  }
}
