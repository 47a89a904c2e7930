import "server-only"
import { read } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"

const MS_PER_HOUR = 3_600_000

/**
 * What a rater may know before rating: the cat, how long it is here, and when the rater looked last. No value of
 * anybody else leaves this query: the first pass is blind.
 */
export const blindSheet = (viewer: Viewer, catId: string) =>
  read(viewer, async (db) => {
    const cat = await db.cat.findUnique({
      where: { id: catId },
      select: {
        id: true,
        name: true,
        colour: true,
        pattern: true,
        stays: {
          where: { outcomeOn: null },
          orderBy: { intakeOn: "desc" },
          take: 1,
          select: { intakeOn: true, intakeAt: true },
        },
      },
    })
    if (!cat) throw new AppError("NOT_FOUND")
    const stay = cat.stays[0]
    return {
      id: cat.id,
      name: cat.name,
      colour: cat.colour,
      pattern: cat.pattern,
      /** Milliseconds; without a time of day the end of that day, the cautious reading of the 72 hours. */
      cameAtMs: stay ? (stay.intakeAt?.getTime() ?? stay.intakeOn.getTime() + 24 * MS_PER_HOUR) : null,
    }
  })
export type BlindSheet = Awaited<ReturnType<typeof blindSheet>>
