import "server-only"
import type { Maker } from "@/lib/features/reports/makers-queries"
import { makeRun, queueRun } from "@/lib/features/reports/run-mutations"
import { ARCHIVE_KIND } from "@/lib/features/reports/runs-schema"
import { now } from "@/lib/platform/clock"
import { systemDb, write } from "@/lib/platform/db"
import { runSoon } from "@/lib/platform/jobs"
import { log } from "@/lib/platform/log"
import { operatorOf } from "@/lib/platform/operator"
import type { Viewer } from "@/lib/platform/viewer"
import { ARCHIVE_JOB, type AskForArchiveInput } from "./archive-schema"
import { countArchive, exportShelter } from "./export-queries"
import { packedSink } from "./folder-queries"

const ROWS_BETWEEN_WORDS = 5_000

const archiveMaker: Maker = {
  formats: ["tgz"],
  count: countArchive,
  async make(viewer, { onRows }) {
    const sink = packedSink()
    let told = 0
    await exportShelter(viewer, {
      sink,
      withPhotos: false,
      onRows: async (done) => {
        if (done - told < ROWS_BETWEEN_WORDS) return
        told = done
        await onRows(done)
      },
    })
    return sink.bytes()
  },
}

/** Asks for the archive of the whole shelter; it is made while anything else goes on. */
export async function askForArchive(viewer: Viewer, { runId }: AskForArchiveInput) {
  const total = await countArchive(viewer)
  await write(viewer, (db) =>
    queueRun(db, viewer, {
      id: runId,
      kind: ARCHIVE_KIND,
      title: `Archive of ${viewer.shelterName}`,
      params: {},
      format: "tgz",
      total,
    }),
  )
  runSoon(ARCHIVE_JOB)
  return { runId }
}

/** Makes the archives that were asked for, of every shelter; returns how many. */
export async function workOnArchives(): Promise<number> {
  const due = await systemDb().reportRun.findMany({
    where: {
      kind: ARCHIVE_KIND,
      OR: [{ state: "waiting" }, { state: "running", nextTryAt: { lte: now() } }],
    },
    orderBy: { createdAt: "asc" },
    select: { id: true, shelterId: true },
  })
  let made = 0
  for (const { id, shelterId } of due) {
    try {
      const { code } = await systemDb().shelter.findUniqueOrThrow({ where: { id: shelterId } })
      made += Number(await makeRun(await operatorOf(code), id, archiveMaker))
    } catch (thrown) {
      log.error({ err: thrown, id }, "an archive was left for the next turn")
    }
  }
  return made
}
