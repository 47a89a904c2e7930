import "server-only"
import { v7 as newId } from "uuid"
import { type AnnouncedMerge, foldMerged, sharedChips } from "@/lib/domain/interop/one-animal"
import type { ReadAnimal } from "@/lib/domain/interop/read-animal"
import type { Db } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import { idsByKey, type Realm } from "./known-queries"
import type { Run } from "./run-schema"
import type { WriteTarget } from "./write-mutations"

/**
 * Everything that hangs on a cat and goes with it. What counts views of lists by week stays where it was counted, and
 * the audit goes on telling what happened to which record.
 */
const MOVING = [
  "Stay",
  "Placement",
  "Disclosure",
  "BiteReport",
  "Photo",
  "CatFact",
  "Rating",
  "RoundCheck",
  "Assessment",
  "TagEvent",
  "GateFact",
  "Enrolment",
  "EquipmentEvent",
  "FitCheckRecord",
  "Incident",
  "Passport",
  "Session",
  "HarnessEvent",
  "StageDecision",
  "SafetyNeed",
  "MatchDecision",
  "Request",
] as const

interface Pair {
  from: string
  into: string
  mergedId: string
  keptId: string
}

/** What was moved, by table; and what the merged cat was before. */
interface Moved {
  rows: Record<string, string[]>
  cat: Record<string, unknown>
}

const MOST_SHOWN = 5

/**
 * Carries out the merges a file announces and returns its animals, those that are one now as one: all that hangs on the merged cat goes to the one that is left, in the
 * import's own transaction. Two open stays, or two training histories, are a matter for people: told, not merged.
 * Histories are append-only for the app's own role, so an import that merges runs through the keeper's door.
 */
export async function mergeCats(
  target: WriteTarget & Realm,
  viewer: Viewer,
  run: Run,
): Promise<ReadAnimal[]> {
  const { merges, reading } = run
  const apart = new Set<string>()
  for (const pair of await knownPairs(target, merges)) {
    const obstacle = await obstacleTo(target, pair)
    if (obstacle !== null) {
      run.tally.warnings.push(`${pair.from} and ${pair.into} are one animal now, but ${obstacle}`)
      apart.add(pair.from)
      continue
    }
    run.tally.warnings.push(
      run.request.isPreview
        ? `${pair.from} is ${pair.into} now: everything of ${pair.from} would go to ${pair.into}.`
        : `${pair.from} is ${pair.into} now: everything of ${pair.from} went to ${pair.into}.`,
    )
    if (run.request.isPreview) {
      // Nothing has moved yet, so each number is still compared with its own cat.
      apart.add(pair.from)
      continue
    }
    await mergePair(target, viewer, pair)
    run.evaluated.add(pair.keptId)
    run.evaluated.add(pair.mergedId)
  }
  const all = [...merges, ...(await standingMerges(target))].filter(({ from }) => !apart.has(from))
  const known = await idsByKey(
    target,
    "Cat",
    all.map(({ into }) => into),
  )
  return foldMerged(reading.animals, all, new Set(known.keys()))
}

/** What earlier imports merged stays merged, also when a file does not say it again. */
async function standingMerges({ client, shelterId, source }: Realm): Promise<AnnouncedMerge[]> {
  const { rows } = await client.query<{ from: string; into: string }>(
    `select a."key" as "from", b."key" as "into" from "CatMerge" m
     join "ExternalRecord" a on a."shelterId" = m."shelterId" and a."source" = $2 and a."entity" = 'Cat' and a."entityId" = m."mergedId"
     join "ExternalRecord" b on b."shelterId" = m."shelterId" and b."source" = $2 and b."entity" = 'Cat' and b."entityId" = m."keptId"
     where m."shelterId" = $1::uuid and m."undoneAt" is null`,
    [shelterId, source],
  )
  return rows.map((pair) => ({ ...pair, row: 0 }))
}

async function knownPairs(
  { client, shelterId, source }: Realm,
  merges: readonly AnnouncedMerge[],
): Promise<Pair[]> {
  if (merges.length === 0) return []
  const { rows } = await client.query<Pair>(
    `select m."from", m."into", a."entityId" as "mergedId", b."entityId" as "keptId"
     from jsonb_to_recordset($1::jsonb) as m("from" text, "into" text)
     join "ExternalRecord" a on a."shelterId" = $2::uuid and a."source" = $3 and a."entity" = 'Cat' and a."key" = m."from"
     join "ExternalRecord" b on b."shelterId" = $2::uuid and b."source" = $3 and b."entity" = 'Cat' and b."key" = m."into"
     where a."entityId" <> b."entityId" and not exists (select from "CatMerge" d where d."shelterId" = $2::uuid
       and d."mergedId" = a."entityId" and d."keptId" = b."entityId" and d."undoneAt" is null)`,
    [JSON.stringify(merges), shelterId, source],
  )
  return rows
}

async function obstacleTo({ client, shelterId }: Realm, { mergedId, keptId }: Pair): Promise<string | null> {
  const { rows } = await client.query<{ open: number; trained: number; since: string | null }>(
    `select (select count(distinct "catId")::int from "Stay" where "shelterId" = $1::uuid and "catId" = any($2::uuid[])
         and "outcomeOn" is null) as open,
       (select max("intakeOn")::text from "Stay" where "shelterId" = $1::uuid and "catId" = any($2::uuid[])
         and "outcomeOn" is null) as since,
       (select count(distinct "catId")::int from "StageDecision" where "shelterId" = $1::uuid
         and "catId" = any($2::uuid[])) as trained`,
    [shelterId, [mergedId, keptId]],
  )
  const [found] = rows
  if (!found) return null
  if (found.open > 1)
    return `both have an open stay (the later since ${found.since}). End one of them and import the file again; nothing of the two was merged.`
  if (found.trained > 1)
    return "both have been trained, and two training histories cannot become one. Nothing of the two was merged."
  return null
}

async function mergePair(target: WriteTarget, viewer: Viewer, { from, into, mergedId, keptId }: Pair) {
  const { client, shelterId, importId, at } = target
  const rows: Moved["rows"] = {}
  for (const table of MOVING) {
    const moved = await client.query<{ id: string }>(
      `update "${table}" set "catId" = $3::uuid where "shelterId" = $1::uuid and "catId" = $2::uuid returning "id"::text as id`,
      [shelterId, mergedId, keptId],
    )
    if (moved.rows.length > 0) rows[table] = moved.rows.map(({ id }) => id)
  }
  const before = await client.query<Moved["cat"]>(
    `select "inCare", "listed", "published", "intakeOn"::text as "intakeOn" from "Cat"
     where "shelterId" = $1::uuid and "id" = $2::uuid for update`,
    [shelterId, mergedId],
  )
  await client.query(
    `update "Cat" set "inCare" = false, "listed" = false, "published" = false, "summaryOn" = null, "version" = "version" + 1
     where "shelterId" = $1::uuid and "id" = $2::uuid`,
    [shelterId, mergedId],
  )
  await renewKept(target, keptId)
  await client.query(
    `insert into "CatMerge" ("id", "shelterId", "keptId", "mergedId", "importId", "reason", "moved", "personId", "createdAt")
     values ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6, $7::jsonb, $8::uuid, $9::timestamptz)`,
    [
      newId(),
      shelterId,
      keptId,
      mergedId,
      importId,
      `The source says that ${from} is ${into} now.`,
      JSON.stringify({ rows, cat: before.rows[0] ?? {} } satisfies Moved),
      viewer.personId,
      at,
    ],
  )
  await client.query(
    `insert into "AuditEntry" ("id", "shelterId", "at", "personId", "action", "entity", "entityId", "catId", "summary", "details")
     values ($1::uuid, $2::uuid, $3::timestamptz, $4::uuid, 'import:merge', 'Cat', $5::uuid, $5::uuid, $6, $7::jsonb)`,
    [
      newId(),
      shelterId,
      at,
      viewer.personId,
      keptId,
      `Merged ${from} into ${into}, as the source says.`,
      JSON.stringify(Object.fromEntries(Object.entries(rows).map(([table, ids]) => [table, ids.length]))),
    ],
  )
}

async function renewKept({ client, shelterId }: WriteTarget, catId: string) {
  await client.query(
    `update "Cat" c set "inCare" = coalesce(s.open, false), "intakeOn" = s.day, "summaryOn" = null
     from (select bool_or("outcomeOn" is null) as open,
             coalesce(max("intakeOn") filter (where "outcomeOn" is null), max("intakeOn")) as day
           from "Stay" where "shelterId" = $1::uuid and "catId" = $2::uuid) s
     where c."shelterId" = $1::uuid and c."id" = $2::uuid`,
    [shelterId, catId],
  )
}

/** Numbers of one source with one microchip, in the file or on record: proposed, not carried out. */
export async function proposeMerges({ client, shelterId, source, isFirst }: Realm, run: Run): Promise<void> {
  const { animals } = run.reading
  const pairs = sharedChips(animals).map(({ chip, keys }) => `${keys.join(" and ")} (${chip})`)
  const chips = animals.flatMap(({ key, values }) =>
    typeof values.microchip === "string" && values.microchip.length >= 9
      ? [{ key, chip: values.microchip }]
      : [],
  )
  if (!isFirst && chips.length > 0) {
    const { rows } = await client.query<{ ours: string; theirs: string; chip: string }>(
      `select e."key" as ours, x."key" as theirs, x."chip" from jsonb_to_recordset($1::jsonb) as x("key" text, "chip" text)
       join "Cat" c on c."shelterId" = $2::uuid and c."microchip" = x."chip"
       join "ExternalRecord" e on e."shelterId" = $2::uuid and e."entity" = 'Cat' and e."entityId" = c."id"
         and e."source" = $3 and e."key" <> x."key"
       where not exists (select from "CatMerge" m where m."shelterId" = $2::uuid and m."undoneAt" is null
         and (m."keptId" = c."id" or m."mergedId" = c."id"))
         and not (e."key" = any($4))
       order by x."chip" limit 100`,
      [JSON.stringify(chips), shelterId, source, animals.map(({ key }) => key)],
    )
    pairs.push(...rows.map(({ ours, theirs, chip }) => `${ours} here and ${theirs} in the file (${chip})`))
  }
  if (pairs.length === 0) return
  const more = pairs.length > MOST_SHOWN ? ` and ${pairs.length - MOST_SHOWN} more` : ""
  run.tally.warnings.push(
    `Probably one animal under two numbers, since the microchip is the same: ${pairs.slice(0, MOST_SHOWN).join("; ")}${more}. Nothing was merged; let the source say so in a column for mergedInto.`,
  )
}

/** Moves back what the merges of an import moved. Part of undoing it, in the same transaction. */
export async function undoMerges(db: Db, shelterId: string, importId: string, at: Date): Promise<string[]> {
  const merges = await db.catMerge.findMany({
    where: { importId, undoneAt: null },
    orderBy: { createdAt: "desc" },
    select: { id: true, keptId: true, mergedId: true, moved: true },
  })
  for (const { id, keptId, mergedId, moved } of merges) {
    const { rows, cat } = moved as unknown as Moved
    for (const table of MOVING) {
      const ids = rows[table] ?? []
      if (ids.length === 0) continue
      await db.$executeRawUnsafe(
        `update "${table}" set "catId" = $3::uuid where "shelterId" = $1::uuid and "catId" = $2::uuid and "id" = any($4::uuid[])`,
        shelterId,
        keptId,
        mergedId,
        ids,
      )
    }
    await db.$executeRaw`
      update "Cat" set "inCare" = (${JSON.stringify(cat)}::jsonb->>'inCare')::boolean,
        "listed" = (${JSON.stringify(cat)}::jsonb->>'listed')::boolean,
        "published" = (${JSON.stringify(cat)}::jsonb->>'published')::boolean,
        "intakeOn" = (${JSON.stringify(cat)}::jsonb->>'intakeOn')::date, "summaryOn" = null, "version" = "version" + 1
      where "shelterId" = ${shelterId}::uuid and "id" = ${mergedId}::uuid`
    await db.catMerge.update({ where: { id }, data: { undoneAt: at } })
  }
  return merges.flatMap(({ keptId, mergedId }) => [keptId, mergedId])
}
