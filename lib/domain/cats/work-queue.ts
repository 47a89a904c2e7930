import { type Day, daysBetween } from "@/lib/domain/calendar/day"
import { DEFAULT_SUITABILITY, type SuitabilityParameters } from "@/lib/domain/suitability/parameters"
import { type QueuedCat, WORK_KINDS, WORK_MINUTES, type WorkItem } from "./work-item"
import { careLine, gateLine, ratingLine, trainingLine } from "./work-lines"

/**
 * What to do about the cats in care on a day: signs of illness, open reviews, courses about to lapse, rooms nobody has
 * looked into, cats nobody has rated, sessions, gates and ratings that are due, each with its reason; most valuable
 * first. Source: product page, Today.
 */
export function queueWork(
  cats: readonly QueuedCat[],
  asOfDay: Day,
  version: SuitabilityParameters = DEFAULT_SUITABILITY,
): WorkItem[] {
  const lines = cats.flatMap((cat) =>
    [careLine, trainingLine, ratingLine, gateLine].flatMap((line) => line(cat, asOfDay, version) ?? []),
  )
  return [...lines, ...roundLines(cats, asOfDay)].sort(byValue)
}

export function byValue(a: WorkItem, b: WorkItem): number {
  return (
    WORK_KINDS.indexOf(a.kind) - WORK_KINDS.indexOf(b.kind) ||
    b.urgency - a.urgency ||
    (`${a.catName} ${a.catId} ${a.title}` < `${b.catName} ${b.catId} ${b.title}` ? -1 : 1)
  )
}

/** One line for each room in which cats were not looked at today. */
function roundLines(cats: readonly QueuedCat[], asOfDay: Day): WorkItem[] {
  const rooms = new Map<string, QueuedCat[]>()
  for (const cat of cats) {
    if (cat.room === null || cat.round?.day === asOfDay) continue
    rooms.set(cat.room, [...(rooms.get(cat.room) ?? []), cat])
  }
  return [...rooms].map(([room, unseen]): WorkItem => {
    const longest = Math.max(...unseen.map(({ round }) => (round ? daysBetween(round.day, asOfDay) : 0)))
    return {
      kind: "round",
      catId: null,
      catName: "",
      room,
      title: `Room round in ${room}`,
      because: `${unseen.length} ${unseen.length === 1 ? "cat was" : "cats were"} not looked at today${longest > 1 ? `, one for ${longest} days` : ""}`,
      urgency: unseen.length,
      minutes: Math.max(1, Math.ceil(unseen.length * WORK_MINUTES.roundPerCat)),
    }
  })
}
