import "server-only"
import type { Db } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { formatMoment } from "@/lib/platform/format"
import type { Viewer } from "@/lib/platform/viewer"

interface Undoing {
  db: Db
  viewer: Viewer
  importId: string
  createdAt: Date
}

/** What can be made on a cat after an import, in the words of the refusal. */
const ON_CATS = [
  ["Rating", "rating"],
  ["Session", "training session"],
  ["Enrolment", "enrolment"],
  ["HarnessEvent", "harness event"],
  ["RoundCheck", "look of a room round"],
  ["FitCheckRecord", "fit check"],
  ["Incident", "incident"],
  ["Passport", "passport"],
  ["TagEvent", "tag"],
  ["GateFact", "gate fact"],
  ["SafetyNeed", "safety need"],
  ["Request", "request to meet"],
  ["MatchDecision", "matching decision"],
] as const

const ON_PEOPLE = [
  ["Request", "request to meet"],
  ["MatchDecision", "matching decision"],
  ["Placement", "placement"],
] as const

const CREATED = `select "entityId" from "ImportChange" where "shelterId" = $1::uuid and "importId" = $2::uuid
  and "before" is null and "entity" =`

/** Throws with the reason when taking the import back would take something else along. */
export async function refuseWhatDepends(undoing: Undoing): Promise<void> {
  await refuseBefore(undoing)
  const found: string[] = []
  for (const [table, name] of ON_CATS)
    found.push(...(await count(undoing, name, `from "${table}" r where r."catId" in (${CREATED} 'Cat')`)))
  for (const [table, name] of ON_PEOPLE)
    found.push(
      ...(await count(undoing, name, `from "${table}" r where r."adopterId" in (${CREATED} 'Adopter')`)),
    )
  const theirs = (entity: string) => `r."id" not in (${CREATED} '${entity}')`
  const ofCreated = `(r."catId" in (${CREATED} 'Cat'))`
  found.push(
    ...(await count(undoing, "stay", `from "Stay" r where ${ofCreated} and ${theirs("Stay")}`)),
    ...(await count(
      undoing,
      "placement",
      `from "Placement" r where (${ofCreated} or r."stayId" in (${CREATED} 'Stay')) and ${theirs("Placement")}`,
    )),
    ...(await count(
      undoing,
      "check-in",
      `from "CheckIn" r where r."placementId" in (${CREATED} 'Placement')`,
    )),
    ...(await count(undoing, "return", `from "Return" r where r."placementId" in (${CREATED} 'Placement')`)),
    ...(await count(
      undoing,
      "answer sheet",
      `from "Answers" r where r."adopterId" in (${CREATED} 'Adopter') and ${theirs("Answers")}`,
    )),
    ...(await count(
      undoing,
      "fact",
      `from "CatFact" r where ${ofCreated} and r."createdAt" <> (select "createdAt" from "Import" where "id" = $2::uuid)`,
    )),
    ...(await count(
      undoing,
      "recorded change",
      `from "AuditEntry" r where r."action" not like 'import:%' and (r."catId" in (${CREATED} 'Cat') or
         r."entityId" in (${CREATED} 'Adopter')) and r."at" >= (select "createdAt" from "Import" where "id" = $2::uuid)`,
    )),
  )
  if (found.length > 0)
    throw new AppError(
      "CONFLICT",
      `This import cannot be undone: since then your shelter has added ${found.join(", ")} to what it created, and they would be lost. Nothing was changed.`,
    )
}

/** A later import that changed the same records stands on this one. */
async function refuseBefore({ db, viewer, importId, createdAt }: Undoing) {
  const rows = await db.$queryRawUnsafe<{ fileName: string; createdAt: Date }[]>(
    `select i."fileName", i."createdAt" from "Import" i
     where i."shelterId" = $1::uuid and i."id" <> $2::uuid and i."undoneAt" is null and i."createdAt" >= $3::timestamptz
       and exists (select from "ImportChange" later join "ImportChange" mine on mine."entityId" = later."entityId"
         where later."shelterId" = $1::uuid and later."importId" = i."id" and mine."shelterId" = $1::uuid
           and mine."importId" = $2::uuid and mine."entity" <> 'Shelter')
     order by i."createdAt" desc limit 1`,
    viewer.shelterId,
    importId,
    createdAt.toISOString(),
  )
  const [later] = rows
  if (later)
    throw new AppError(
      "CONFLICT",
      `The later import of ${later.fileName} (${formatMoment(later.createdAt, viewer)}) changed the same records. Undo that one first. Nothing was changed.`,
    )
}

async function count({ db, viewer, importId }: Undoing, name: string, from: string): Promise<string[]> {
  const [row] = await db.$queryRawUnsafe<{ n: number }[]>(
    `select count(*)::int as n ${from} and r."shelterId" = $1::uuid`,
    viewer.shelterId,
    importId,
  )
  const n = row?.n ?? 0
  return n === 0 ? [] : [`${n} ${name}${n === 1 ? "" : "s"}`]
}
