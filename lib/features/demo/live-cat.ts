import "server-only"
import { isoFromDay } from "@/lib/domain/calendar/day"
import { DIMENSIONS, type DimensionKey } from "@/lib/domain/temperament/dimensions"
import { recordCatFact } from "@/lib/features/cats/facts-mutations"
import { recordGateFacts } from "@/lib/features/cats/gates-mutations"
import { editCat, takeIn } from "@/lib/features/cats/mutations"
import type { NewCatInput } from "@/lib/features/cats/schema"
import { recordRatings, setTag } from "@/lib/features/temperament/mutations"
import { at, dayOf } from "@/lib/platform/clock"
import type { Lead, Temper } from "./cast"
import { Chance } from "./chance"
import { type Crew, member } from "./people"

const MS_PER_DAY = 86_400_000
const MS_PER_HOUR = 3_600_000

/** One cat's part in the story. */
export interface Role {
  catId: string
  cat: Pick<
    NewCatInput,
    | "name"
    | "sex"
    | "breed"
    | "colour"
    | "pattern"
    | "coatLength"
    | "room"
    | "bornOn"
    | "profileText"
    | "intakeType"
    | "code"
  >
  cameAt: Date
  /** The last moment of this cat's story here: its outcome, or now. */
  until: Date
  temper: Temper
  lead?: Lead
}

export const after = (moment: Date, days: number, hours = 0) =>
  new Date(moment.getTime() + days * MS_PER_DAY + hours * MS_PER_HOUR)

/** A moment of a working day: so many days after another, at an hour when people are there. */
export function workingHour(chance: Chance, from: Date, days: number): Date {
  const day = new Date(Math.floor((from.getTime() + days * MS_PER_DAY) / MS_PER_DAY) * MS_PER_DAY)
  return new Date(day.getTime() + chance.whole(15, 23) * MS_PER_HOUR + chance.whole(0, 59) * 60_000)
}

export async function arrive(role: Role, crew: Crew) {
  const staff = member(crew, "staff")
  await at(role.cameAt, () =>
    takeIn(staff, { ...role.cat, catId: role.catId, intakeAt: role.cameAt.toISOString() }),
  )
}

/** Medical facts as the vet writes them down: early for cats that left, lately for those here. */
export async function clearGates(role: Role, crew: Crew, chance: Chance, when: Date) {
  const vet = member(crew, "vet")
  const on = isoFromDay(dayOf(when, vet))
  const medical = (key: "vaccines_core" | "vaccines_rabies" | "felv_decided" | "parasites" | "neutered") => ({
    factId: chance.id(),
    key,
    value: "yes",
    factOn: on,
    expiresOn: null,
    note: null,
  })
  await at(when, () =>
    recordGateFacts(vet, {
      catId: role.catId,
      facts: [
        { factId: chance.id(), key: "chip_implanted", value: "yes", factOn: on, expiresOn: null, note: null },
        { factId: chance.id(), key: "chip_scanned", value: "yes", factOn: on, expiresOn: null, note: null },
        {
          factId: chance.id(),
          key: "chip_registered",
          value: "yes",
          factOn: on,
          expiresOn: null,
          note: null,
        },
        medical("vaccines_core"),
        medical("vaccines_rabies"),
        medical("felv_decided"),
        medical("parasites"),
        medical("neutered"),
        {
          factId: chance.id(),
          key: "last_vaccine",
          value: "done",
          factOn: isoFromDay(dayOf(after(when, -8), vet)),
          expiresOn: null,
          note: null,
        },
        { factId: chance.id(), key: "last_surgery", value: "none", factOn: on, expiresOn: null, note: null },
        {
          factId: chance.id(),
          key: "vet_clearance",
          value: chance.happens(0.12) ? "carried_only" : "full",
          factOn: on,
          expiresOn: null,
          note: null,
        },
        { factId: chance.id(), key: "hold_over", value: "yes", factOn: on, expiresOn: null, note: null },
      ],
    }),
  )
}

const RATERS_DIFFER_BY = 0.45
const CATS_DIFFER_BY = 0.8

const level = (chance: Chance, mean: number) =>
  Math.min(5, Math.max(1, Math.round(chance.around(mean, RATERS_DIFFER_BY)))) as 1 | 2 | 3 | 4 | 5

/** The cat's own level of a dimension: that of its kind, and for those without a told story a little of its own. */
function ownLevel(role: Role, key: DimensionKey): number {
  const mean = role.temper[key] ?? 3
  return role.lead ? mean : new Chance(0, `${role.catId} ${key}`).around(mean, CATS_DIFFER_BY)
}

/** One rater's sheet: most dimensions seen, some not, with what was seen for a few. */
export async function rate(
  role: Role,
  crew: Crew,
  chance: Chance,
  { by, when, share = 0.92 }: { by: string; when: Date; share?: number },
) {
  const rater = member(crew, by)
  const ratings = DIMENSIONS.filter(() => chance.happens(share)).map(({ key }) => ({
    dimension: key,
    value: chance.happens(0.05) ? null : level(chance, ownLevel(role, key)),
  }))
  if (ratings.length === 0) return
  await at(when, () =>
    recordRatings(rater, {
      sheetId: chance.id(),
      catId: role.catId,
      ratedAt: when.toISOString(),
      context: "standard",
      stress: chance.happens(0.8) ? 0 : 1,
      place: role.cat.room ?? undefined,
      eating: true,
      inPain: false,
      hoursSinceProcedure: "none",
      ratings,
    }),
  )
}

/** Tags, facts and the profile that staff write once they know the cat. */
export async function describe(role: Role, crew: Crew, chance: Chance, when: Date) {
  const staff = member(crew, "staff")
  for (const { tag, evidence } of role.lead?.tags ?? [])
    await at(when, () => setTag(staff, { catIds: [role.catId], tag, isOn: true, evidence }))
  const facts = role.lead?.facts ?? randomFacts(chance)
  for (const fact of facts)
    await at(when, () =>
      recordCatFact(staff, {
        ...fact,
        factId: chance.id(),
        catId: role.catId,
        source: "foster seen",
        observedOn: isoFromDay(dayOf(when, staff)),
      }),
    )
  await at(when, () => editCat(staff, { catId: role.catId, version: 1, published: true }))
}

function randomFacts(chance: Chance): NonNullable<Lead["facts"]> {
  const facts: NonNullable<Lead["facts"]> = []
  if (chance.happens(0.35))
    facts.push({
      key: "lives_with_cats",
      value: chance.happens(0.8) ? "yes" : "no",
      evidence: "Shared a room here",
    })
  if (chance.happens(0.2))
    facts.push({
      key: "lives_with_dogs",
      value: chance.happens(0.6) ? "yes" : "no",
      evidence: "Owner's note at intake",
    })
  if (chance.happens(0.2))
    facts.push({
      key: "lives_with_children",
      value: chance.happens(0.75) ? "yes" : "no",
      evidence: "Foster home with children",
    })
  if (chance.happens(0.08)) facts.push({ key: "special_care", value: "yes", evidence: "Special food" })
  return facts
}
