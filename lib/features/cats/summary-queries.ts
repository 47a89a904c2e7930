import "server-only"
import { summariseCat } from "@/lib/domain/cats/summarise"
import { read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import { loadCatRows, toHistories } from "./histories-queries"

/** One cat with its whole history and its evaluation as of now: what its page explains. */
export const summaryOf = (viewer: Viewer, catId: string) =>
  read(viewer, async (db) => {
    const cat = await loadCatRows(db, catId)
    const histories = await toHistories(db, viewer, cat)
    return { cat, histories, summary: summariseCat(histories) }
  })
export type CatRecord = Awaited<ReturnType<typeof summaryOf>>
