import path from "node:path"
import { test } from "vitest"
import { builtInProfile } from "@/lib/domain/interop/profiles/built-in"
import { freshDatabase, makeShelter } from "../setup/test-shelter"
const data = path.resolve(import.meta.dirname, "../../../shared/data")
test("x", async () => {
  await freshDatabase()
  const shelter = await makeShelter()
  const { importFile } = await import("@/lib/features/imports/mutations")
  const { writeBulk } = await import("@/lib/platform/db")
  const f = "open-data/sonoma_county_2019-05_intake_outcome.csv.gz"
  await importFile(shelter.operator, { path: path.join(data, f), fileName: f, profile: builtInProfile("sonoma")!, isPreview: false })
  await writeBulk(shelter.operator, async (client) => {
    const orig = client.query.bind(client)
    const ids = (await orig(`select "id" from "Cat" limit 1000`)).rows.map((r: any) => r.id)
    const id = shelter.operator.shelterId
    const ex = async (n: string, q: string, p: unknown[]) => { const r = await orig("explain analyze " + q, p); console.log(n, r.rows.map((x: any) => x["QUERY PLAN"]).join("\n")) }
    await ex("cats", `select r."id", e."key", r."published" or exists (select from "Rating" h where h."shelterId" = r."shelterId" and h."catId" = r."id") or exists (select from "Session" h where h."shelterId" = r."shelterId" and h."catId" = r."id") as ev from "Cat" r left join "ExternalRecord" e on e."shelterId" = r."shelterId" and e."entity" = 'Cat' and e."entityId" = r."id" and e."source" = $2 where r."shelterId" = $1::uuid and r."id" = any($3::uuid[]) for update of r`, [id, "sonoma", ids])
    await ex("stays", `select r."id", e."key" from "Stay" r left join "ExternalRecord" e on e."shelterId" = r."shelterId" and e."entity" = 'Stay' and e."entityId" = r."id" and e."source" = $2 where r."shelterId" = $1::uuid and r."catId" = any($3::uuid[]) order by r."intakeOn" for update of r`, [id, "sonoma", ids])
    await ex("keys", `select "key" from "ExternalRecord" where "shelterId" = $1::uuid and "source" = $2 and "entity" = 'Cat' and "key" = any($3)`, [id, "sonoma", Array.from({length:1000},(_, i) => "A" + (372719 + i))])
    await ex("unclaimed", `select r."id" from "Cat" r where r."shelterId" = $1::uuid and code is not null and not exists (
       select from "ExternalRecord" e where e."shelterId" = r."shelterId" and e."entity" = $2 and e."entityId" = r."id" and e."source" = $3)`, [id, "Cat", "sonoma"])
  })
})
