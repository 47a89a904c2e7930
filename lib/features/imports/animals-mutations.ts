import "server-only"
import { v7 as newId } from "uuid"
import { isoFromDay } from "@/lib/domain/calendar/day"
import type { AnimalPlan, RecordPlan } from "@/lib/domain/interop/plan-records"
import { slugOf } from "@/lib/features/cats/mutations"
import type { BlankSummary } from "./blank-queries"
import type { Run } from "./run-schema"
import { insertChanges, insertFacts, type WriteTarget, writeRecords } from "./write-mutations"

interface Portion {
  run: Run
  plans: readonly AnimalPlan[]
  blank: BlankSummary
  /** Public addresses given out by this import so far. */
  slugs: Set<string>
  evaluated: ReadonlySet<string>
}

/** Counts one portion of animals and, unless it is a preview, writes it. */
export async function writeAnimals(target: WriteTarget, portion: Portion) {
  const { run, plans } = portion
  for (const plan of plans) countAnimal(run, plan)
  if (run.request.isPreview) return
  const summaryOn = isoFromDay(run.day)
  const slugs = await slugsFor(target, portion)
  const cats = plans.map((plan) => ({
    plan: plan.cat,
    extra: plan.cat.isNew
      ? {
          ...portion.blank.columns,
          ...presenceOf(plan.stays),
          facets: portion.blank.facetsOf(plan.cat.merged, plan.facts),
          slug: slugs.get(plan.cat.id),
          summaryOn,
        }
      : {},
  }))
  await writeRecords(target, "Cat", cats)
  await writeRecords(
    target,
    "Stay",
    plans.flatMap(({ cat, stays }) => stays.map((plan) => ({ plan, extra: { catId: cat.id } }))),
  )
  await writeRecords(
    target,
    "Placement",
    plans.flatMap(({ cat, placements }) =>
      placements.map(({ plan, stayId }) => ({ plan, extra: { catId: cat.id, stayId, frozen: {} } })),
    ),
  )
  await writeFacts(target, plans)
  await renewKnown(target, portion, summaryOn)
}

const isChanged = (plan: RecordPlan) => !plan.isNew && Object.keys(plan.set).length > 0

/** Adds what happens to one animal to the tally. */
export function countAnimal({ tally, conflicts }: Run, plan: AnimalPlan) {
  tally.cats++
  if (plan.cat.isNew) tally.catsCreated++
  else if (isChanged(plan.cat) || plan.newFacts.length > 0) tally.catsUpdated++
  for (const stay of plan.stays) {
    if (stay.isNew) tally.staysCreated++
    else if (isChanged(stay)) tally.staysUpdated++
  }
  for (const { plan: placement } of plan.placements) {
    if (placement.isNew) tally.placementsCreated++
    else if (isChanged(placement)) tally.placementsUpdated++
  }
  tally.factsAdded += plan.newFacts.length
  conflicts.push(...plan.conflicts)
}

/** Whether a new cat is in care and since when, from its stays. */
function presenceOf(stays: readonly RecordPlan[]) {
  const days = stays.map(({ set }) => ({
    on: String(set.intakeOn),
    isOpen: (set.outcomeOn ?? null) === null,
  }))
  const latest = (list: typeof days) =>
    list
      .map(({ on }) => on)
      .sort()
      .at(-1)
  const open = days.filter(({ isOpen }) => isOpen)
  return { inCare: open.length > 0, intakeOn: latest(open) ?? latest(days) ?? null }
}

/** A public address for every new cat that no other cat has: names repeat by the thousand. */
async function slugsFor(target: WriteTarget, { plans, slugs }: Portion): Promise<Map<string, string>> {
  const wanted = new Map<string, string>()
  for (const { cat } of plans) {
    if (!cat.isNew) continue
    let slug = slugOf(String(cat.set.name), cat.id)
    while (slugs.has(slug)) slug = slugOf(String(cat.set.name), newId())
    slugs.add(slug)
    wanted.set(cat.id, slug)
  }
  const { rows } = await target.client.query<{ slug: string }>(
    `select "slug" from "Cat" where "shelterId" = $1::uuid and "slug" = any($2)`,
    [target.shelterId, [...wanted.values()]],
  )
  const taken = new Set(rows.map((row) => row.slug))
  for (const [id, slug] of wanted) if (taken.has(slug)) wanted.set(id, `${slug}-${id.slice(-12, -6)}`)
  return wanted
}

async function writeFacts(target: WriteTarget, plans: readonly AnimalPlan[]) {
  const facts = plans.flatMap(({ cat, newFacts }) =>
    newFacts.map(({ key, value, evidence }) => ({
      id: newId(),
      catId: cat.id,
      key,
      value,
      evidence,
      isNewCat: cat.isNew,
    })),
  )
  await insertFacts(target, facts)
  // The facts of a cat that this import created go with the cat.
  await insertChanges(
    target,
    facts
      .filter(({ isNewCat }) => !isNewCat)
      .map(({ id }) => ({ entity: "CatFact", entityId: id, before: null, after: null })),
  )
}

/** Known cats: presence follows from their stays; facets are written here, or marked as due where more is on record. */
async function renewKnown(target: WriteTarget, { run, plans, blank, evaluated }: Portion, summaryOn: string) {
  const touched = plans.filter(
    (plan) =>
      !plan.cat.isNew &&
      (isChanged(plan.cat) ||
        plan.newFacts.length > 0 ||
        plan.stays.some((stay) => stay.isNew || isChanged(stay))),
  )
  if (touched.length === 0) return
  await target.client.query(
    `update "Cat" c set "inCare" = s.open, "intakeOn" = s.day, "listed" = c."listed" and s.open
     from (select "catId", bool_or("outcomeOn" is null) as open,
             coalesce(max("intakeOn") filter (where "outcomeOn" is null), max("intakeOn")) as day
           from "Stay" where "shelterId" = $1::uuid and "catId" = any($2::uuid[]) group by "catId") s
     where c."shelterId" = $1::uuid and c."id" = s."catId"`,
    [target.shelterId, touched.map(({ cat }) => cat.id)],
  )
  const rows = touched.map(({ cat, facts }) => {
    const isEvaluated = evaluated.has(cat.id)
    if (isEvaluated) run.evaluated.add(cat.id)
    return isEvaluated
      ? { id: cat.id, facets: null, summaryOn: null }
      : { id: cat.id, facets: blank.facetsOf(cat.merged, facts), summaryOn }
  })
  await target.client.query(
    `update "Cat" c set "facets" = coalesce(x."facets", c."facets"), "summaryOn" = x."summaryOn"
     from jsonb_to_recordset($1::jsonb) as x("id" uuid, "facets" text[], "summaryOn" date)
     where c."shelterId" = $2::uuid and c."id" = x."id"`,
    [JSON.stringify(rows), target.shelterId],
  )
}
