import "server-only"
import { read } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { holdOf } from "./holds-queries"

/** Who would take whom home, and what stands in the way of recording it. */
export const goingHome = (viewer: Viewer, pair: { adopterId: string; catId: string }) =>
  read(viewer, async (db) => {
    const adopter = await db.adopter.findUnique({
      where: { id: pair.adopterId },
      select: { id: true, name: true, email: true, language: true, erasedAt: true },
    })
    const cat = await db.cat.findUnique({
      where: { id: pair.catId },
      select: {
        id: true,
        name: true,
        inCare: true,
        bondId: true,
        gatesOpen: true,
        placements: {
          where: { endedOn: null },
          select: { id: true, kind: true, adopterId: true, startedOn: true, dueOn: true },
        },
      },
    })
    if (!adopter || adopter.erasedAt || !cat) throw new AppError("NOT_FOUND")
    const bonded = cat.bondId
      ? await db.cat.findMany({
          where: { bondId: cat.bondId, id: { not: cat.id }, inCare: true },
          select: { id: true, name: true },
        })
      : []
    const running = cat.placements.find(({ kind }) => kind !== "foster") ?? null
    return {
      adopter,
      cat: { id: cat.id, name: cat.name },
      bonded,
      hold: await holdOf(db, cat.id),
      isHoldUnknown: cat.gatesOpen.includes("G7"),
      running,
      isFree: cat.inCare && (running === null || running.adopterId === adopter.id),
    }
  })
export type GoingHome = Awaited<ReturnType<typeof goingHome>>

const MOST_CHOICES = 2000

/** Cats that could go home with somebody: in care and with nobody on adoption or trial. */
export const catsToPlace = (viewer: Viewer) =>
  read(viewer, (db) =>
    db.cat.findMany({
      where: { inCare: true, placements: { none: { endedOn: null, kind: { not: "foster" } } } },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: MOST_CHOICES,
      select: { id: true, name: true, code: true },
    }),
  )
