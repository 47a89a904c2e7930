import "server-only"
import { writeMessage } from "@/lib/features/mail/messages-mutations"
import { listShelters } from "@/lib/features/shelter/queries"
import { dateOfDay, now, today } from "@/lib/platform/clock"
import { write } from "@/lib/platform/db"
import { operatorOf } from "@/lib/platform/operator"
import { linkMark } from "@/lib/platform/token"
import type { Viewer } from "@/lib/platform/viewer"

const AT_ONCE = 200
/** After this many days a question nobody asked is left alone: the next one is near. */
const ASKED_UP_TO_DAYS = 10

/** Writes to the homes whose check-in is due today; each is written to once. Returns how many. */
export async function askHomes(viewer: Viewer): Promise<number> {
  const day = today(viewer)
  return write(viewer, async (db) => {
    const due = await db.checkIn.findMany({
      where: {
        answeredAt: null,
        mailedAt: null,
        tokenHash: { not: null },
        dueOn: { lte: dateOfDay(day), gte: dateOfDay(day - ASKED_UP_TO_DAYS) },
        placement: { endedOn: null, adopter: { erasedAt: null } },
      },
      take: AT_ONCE,
      select: {
        id: true,
        day: true,
        placement: { select: { adopterId: true, cat: { select: { name: true } } } },
      },
    })
    let asked = 0
    for (const { id, day: n, placement } of due) {
      // Claimed first: two processes that ask at once ask once.
      const { count } = await db.checkIn.updateMany({
        where: { id, mailedAt: null },
        data: { mailedAt: now() },
      })
      if (count === 0 || !placement.adopterId) continue
      await writeMessage(db, viewer, {
        adopterId: placement.adopterId,
        template: "check_in",
        values: { cat: placement.cat.name, n, link: linkMark("check-in", id) },
        by: null,
      })
      asked++
    }
    return asked
  })
}

/** The same in every shelter but the demo, whose homes nobody lives in. */
export async function askEveryHome(): Promise<number> {
  let asked = 0
  for (const { code, isDemo } of await listShelters())
    if (!isDemo) asked += await askHomes(await operatorOf(code))
  return asked
}
