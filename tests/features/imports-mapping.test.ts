import { existsSync, readFileSync } from "node:fs"
import path from "node:path"
import { gunzipSync } from "node:zlib"
import { beforeAll, describe, expect, test } from "vitest"
import type { MappingDraft } from "@/lib/domain/interop/guess-draft"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

const data = path.resolve(import.meta.dirname, "../../../shared/data/open-data")
const hasFiles = existsSync(data)
if (!hasFiles) console.log("The real files were not found beside the repository: not mapped.")

beforeAll(async () => {
  await freshDatabase()
})

const uploads = () => import("@/lib/features/imports/upload-mutations")
const mapping = () => import("@/lib/features/imports/mapping-queries")
const saving = () => import("@/lib/features/imports/mapping-mutations")

async function upload(as: Viewer, content: Buffer, fileName = "unknown.csv", profile: string | null = null) {
  const { addUploadPart, startUpload } = await uploads()
  const files = [{ fileName, size: content.length }]
  const { uploadId } = await startUpload(as, { files, profile, profileText: null, dates: null })
  await addUploadPart(as, { uploadId, file: 0, offset: 0, base64: content.toString("base64") })
  return uploadId
}

const FILE = Buffer.from(
  [
    "Pet No;Pet Name;Kind;Gender;Date In;Came as;Date Out;Disposition",
    "1;Juniper;Cat;F;01/02/2024;Stray;15/02/2024;Rehomed",
    "1;Juniper;Cat;F;20/03/2024;Return;;",
    "2;Rex;Dog;M;01/02/2024;Stray;;",
    "3;Moss;Cat;M;01/02/2024;Owner surrender;02/02/2024;Vanished",
    "4;Fern;Kitten;F;31/12/2023;Clinic visit;01/01/2024;Back to owner",
  ].join("\n"),
)

describe("a file nobody has described", () => {
  test("is guessed, tried, corrected, saved, imported, and recognised the next time", async () => {
    const { operator: as } = await person("MAP")
    const uploadId = await upload(as, FILE)
    const { startMapping, tryMapping } = await mapping()
    const start = await startMapping(as, { uploadId })
    expect(start).toMatchObject({ rows: 5, fileName: "unknown.csv", looksLike: [], unsure: null })
    expect(start.draft).toMatchObject({
      row: "stay",
      dates: ["DD/MM/YYYY"],
      columns: { animal: "Pet No", name: "Pet Name", intakeOn: "Date In", outcomeType: "Disposition" },
      only: { column: "Kind", words: ["Cat", "Kitten"] },
      returns: ["Return"],
      words: { outcomeType: { Vanished: "", Rehomed: "adoption", "Back to owner": "rto" } },
    })
    const tried = await tryMapping(as, { uploadId, draft: start.draft })
    expect(tried).toMatchObject({ rows: 5, cats: 1, stays: 2 })
    expect(tried.first[0]).toEqual({
      row: 2,
      code: "1",
      name: "Juniper",
      stays: ["2024-02-01 stray to 2024-02-15 adoption", "2024-03-20 owner_relinquished to still in care"],
    })
    expect(tried.problems.map(({ reason, first }) => [reason, first]).sort()).toEqual([
      ["a service is no stay", [[6, "no_stay"]]],
      ["not a cat, as the profile says", [[4, "Dog"]]],
      ["outcomeType is a word the profile does not know", [[5, "Vanished"]]],
    ])
    const draft: MappingDraft = {
      ...start.draft,
      words: { ...start.draft.words, outcomeType: { ...start.draft.words.outcomeType, Vanished: "lost" } },
    }
    const { saveMapping } = await saving()
    const saved = await saveMapping(as, { uploadId, draft, name: "my-house", replaces: null })
    const { commitUpload, previewUpload } = await uploads()
    expect(await previewUpload(as, { uploadId })).toMatchObject({ catsCreated: 2, staysCreated: 3 })
    expect((await commitUpload(as, { uploadId })).importId).toMatch(/^[0-9a-f-]{36}$/)

    const again = await upload(as, FILE, "next.csv")
    const { looksLike } = await startMapping(as, { uploadId: again })
    expect(looksLike).toMatchObject([{ value: saved.id, title: "my-house", saved: { version: 1, draft } }])
    const { chooseProfile } = await saving()
    await chooseProfile(as, { uploadId: again, profile: saved.id })
    expect(await previewUpload(as, { uploadId: again })).toMatchObject({ catsCreated: 0, staysCreated: 0 })
    const direct = await upload(as, FILE, "direct.csv", saved.id)
    expect(await previewUpload(as, { uploadId: direct })).toMatchObject({ catsCreated: 0, staysUpdated: 0 })
  })

  test("a saved profile is changed under its version, and no name stands twice", async () => {
    const { operator: as } = await person("MAP2")
    const uploadId = await upload(as, FILE)
    const { startMapping } = await mapping()
    const { saveMapping } = await saving()
    const { draft } = await startMapping(as, { uploadId })
    const first = await saveMapping(as, { uploadId, draft, name: "one", replaces: null })
    await expect(saveMapping(as, { uploadId, draft, name: "one", replaces: null })).rejects.toThrow(
      /saved already/,
    )
    await expect(saveMapping(as, { uploadId, draft, name: "austin", replaces: null })).rejects.toThrow(
      /built-in/,
    )
    const second = await saveMapping(as, { uploadId, draft, name: "one", replaces: first })
    expect(second).toEqual({ id: first.id, version: 2 })
    await expect(saveMapping(as, { uploadId, draft, name: "one", replaces: first })).rejects.toThrow(
      /Somebody else/,
    )
  })

  test("is nobody else's, and cannot be imported before it is described", async () => {
    const { operator: as } = await person("MAP3")
    const { operator: other } = await person("MAP4")
    const uploadId = await upload(as, FILE)
    const { startMapping } = await mapping()
    await expect(startMapping(other, { uploadId })).rejects.toThrow(/not here any more/)
    const { previewUpload } = await uploads()
    await expect(previewUpload(as, { uploadId })).rejects.toThrow(/Map its columns first/)
  })
})

const describeFiles = hasFiles ? describe : () => {}
describeFiles("real files, guessed", () => {
  test.each([
    ["sonoma_county_2019-05_intake_outcome.csv.gz", "stay", 5500],
    ["austin_2026-05_outcomes_appended_snapshots.csv.gz", "stay", 5000],
    ["bloomington_2020-03_asm_movements.csv.gz", "movement", 3000],
  ])("%s: most of its cats come in without a correction", async (name, row, atLeast) => {
    const { operator: as } = await person(`REAL${atLeast}`)
    const { startMapping, tryMapping } = await mapping()
    const content = gunzipSync(readFileSync(path.join(data, name)))
    const uploadId = await upload(as, content, name)
    const { draft, looksLike } = await startMapping(as, { uploadId })
    expect(draft.row).toBe(row)
    expect(looksLike.length).toBeGreaterThan(0)
    const tried = await tryMapping(as, { uploadId, draft })
    expect(tried.stays).toBeGreaterThan(atLeast)
  })
})

/** The operator of the command line is nobody; a saved profile has somebody who saved it. */
async function person(code: string) {
  return { operator: await (await makeShelter(code)).person("coordinator") }
}
