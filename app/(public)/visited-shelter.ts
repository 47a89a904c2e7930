import "server-only"
import { redirect, unstable_rethrow } from "next/navigation"
import { speak } from "@/components/public/text"
import { requestLanguage } from "@/lib/platform/language"
import { routes } from "@/lib/platform/routes"
import type { Texts } from "@/lib/platform/texts"
import type { Visitor } from "@/lib/platform/viewer"
import { currentVisitor } from "@/lib/platform/visitor"

/** Makes the public components of this request speak its language. Each page waits for this before it says a word. */
export const inOwnLanguage = async (): Promise<Texts> => speak(await requestLanguage())

/** The shelter whose public pages these are. An install without one begins with its first run. */
export async function visitedShelter(): Promise<Visitor> {
  await inOwnLanguage()
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
