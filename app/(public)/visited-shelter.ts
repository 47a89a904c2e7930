import "server-only"
import { redirect } from "next/navigation"
import { routes } from "@/lib/platform/routes"
import type { Visitor } from "@/lib/platform/viewer"
import { currentVisitor } from "@/lib/platform/visitor"

/** The shelter whose public pages these are. An install without one begins with its first run. */
export async function visitedShelter(): Promise<Visitor> {
  return (await currentVisitor()) ?? redirect(routes.firstRun())
}
