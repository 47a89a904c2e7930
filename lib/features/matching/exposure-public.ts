import "server-only"
import { headers } from "next/headers"
import { after } from "next/server"
import { log } from "@/lib/platform/log"
import { isLookedAt } from "@/lib/platform/looking"
import type { Visitor } from "@/lib/platform/viewer"
import { recordExposure, type WatchedList } from "./exposure-mutations"

interface ShownList {
  list: WatchedList
  slugs: readonly string[]
  firstPlace?: number
}

/**
 * Counts a list that somebody looks at, once they have their answer: nobody waits, and a count that fails is logged
 * and missed by nobody. Fetches ahead of a click and bots do not count.
 */
export async function countLook(visitor: Visitor, { list, slugs, firstPlace = 1 }: ShownList) {
  if (!isLookedAt(await headers())) return
  after(() =>
    recordExposure(visitor, list, slugs, firstPlace).catch((error: unknown) =>
      log.warn({ err: error }, "exposure not counted"),
    ),
  )
}
