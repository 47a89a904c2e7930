import "server-only"
import { LOOK_COLUMNS } from "@/lib/features/cats/look-queries"
import { read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"

// A house full of cats; a larger one is several rounds anyway.
const MOST_CATS = 1000

/** A cat as the round shows it: who it is and when somebody last looked, never what anybody saw. */
export interface RoundCat {
  id: string
  name: string
  slug: string
  colour: string | null
  pattern: string | null
  eyeColour: string | null
  earShape: string | null
  coatLength: string | null
  /** Milliseconds of the newest look of anybody; null = none in this stay. */
  lookedAtMs: number | null
}

export interface RoundRoom {
  /** Null = cats without a room. */
  name: string | null
  cats: RoundCat[]
}

/** The rooms of the house with the cats in them, rooms and cats by name; cats without a room last. */
export const roundRooms = (viewer: Viewer): Promise<RoundRoom[]> =>
  read(viewer, async (db) => {
    const cats = await db.cat.findMany({
      where: { inCare: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: MOST_CATS,
      select: {
        id: true,
        name: true,
        slug: true,
        room: true,
        ...LOOK_COLUMNS,
        roundAt: true,
      },
    })
    const rooms = new Map<string | null, RoundCat[]>()
    for (const { room, roundAt, ...cat } of cats) {
      const inRoom = rooms.get(room) ?? []
      inRoom.push({ ...cat, lookedAtMs: roundAt?.getTime() ?? null })
      rooms.set(room, inRoom)
    }
    return [...rooms]
      .map(([name, inRoom]) => ({ name, cats: inRoom }))
      .sort((a, b) =>
        a.name === null || b.name === null
          ? Number(a.name === null) - Number(b.name === null)
          : a.name.localeCompare(b.name, viewer.locale),
      )
  })
