import "server-only"
import { EQUIPMENT_KINDS, type EquipmentKind, whyFitRanOut } from "@/lib/domain/harness/equipment"
import { namesOf } from "@/lib/features/users/queries"
import { dayOfDate, today } from "@/lib/platform/clock"
import { type Db, read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"

const kindOf = (text: string): EquipmentKind =>
  (Object.keys(EQUIPMENT_KINDS) as EquipmentKind[]).find((kind) => kind === text) ?? "harness"

/** The inventory, and the cats in training with their fit: which harness, and until when the check holds. */
export const equipment = (viewer: Viewer) =>
  read(viewer, async (db) => ({ gear: await inventory(db), fits: await fits(db, viewer) }))
export type Equipment = Awaited<ReturnType<typeof equipment>>

async function inventory(db: Db) {
  const gear = await db.harness.findMany({
    orderBy: [{ active: "desc" }, { kind: "asc" }, { label: "asc" }],
    include: { events: { orderBy: { at: "desc" }, take: 10 } },
  })
  const names = await namesOf(
    db,
    gear.flatMap(({ events }) => events.map(({ personId }) => personId)),
  )
  const catIds = gear.flatMap(({ events }) => events.flatMap(({ catId }) => catId ?? []))
  const cats = await db.cat.findMany({ where: { id: { in: catIds } }, select: { id: true, name: true } })
  return gear.map(({ events, ...one }) => {
    const loan = events.find(({ kind }) => kind === "lent" || kind === "returned")
    const cleaned = events.find(({ kind }) => kind === "cleaned")
    return {
      id: one.id,
      version: one.version,
      label: one.label,
      kind: kindOf(one.kind),
      style: one.style,
      model: one.model,
      size: one.size,
      lengthM: one.lengthM === null ? null : Number(one.lengthM),
      condition: one.condition,
      cleanedOn: cleaned ? dayOfDate(cleaned.at) : null,
      holder: loan?.kind === "lent" ? (names.get(loan.personId) ?? "somebody") : null,
      forCat: loan?.kind === "lent" ? (cats.find(({ id }) => id === loan.catId)?.name ?? null) : null,
    }
  })
}

async function fits(db: Db, viewer: Viewer) {
  const cats = await db.cat.findMany({
    where: { inCare: true, stage: { gte: 3 } },
    orderBy: { name: "asc" },
    select: {
      id: true,
      name: true,
      stage: true,
      bornOn: true,
      weightKg: true,
      fitChecks: {
        orderBy: [{ checkedAt: "desc" }, { id: "desc" }],
        take: 1,
        include: { harness: { select: { label: true } } },
      },
    },
  })
  return cats.map((cat) => {
    const [last] = cat.fitChecks
    return {
      catId: cat.id,
      name: cat.name,
      stage: cat.stage ?? 0,
      harness: last?.harness.label ?? null,
      checkedOn: last ? dayOfDate(last.checkedOn) : null,
      problems: last?.problems ?? [],
      ranOut: whyFitRanOut(
        last
          ? {
              day: dayOfDate(last.checkedOn),
              passed: last.passed,
              weightKg: last.weightKg === null ? null : Number(last.weightKg),
            }
          : null,
        {
          asOfDay: today(viewer),
          birthDay: cat.bornOn ? dayOfDate(cat.bornOn) : null,
          weightKg: cat.weightKg === null ? null : Number(cat.weightKg),
        },
      ),
    }
  })
}
