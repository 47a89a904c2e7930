import { mkdtempSync, readFileSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { beforeAll, expect, test } from "vitest"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

// A system nobody has seen before, with its files in other words, other separators and other dates than any built-in
// profile, and a profile of it that uses only what PROFILES.md says.
const PROFILE = {
  name: "fjord",
  title: "Fjord: cats, arrivals, departures, host families",
  parts: [
    {
      part: "cats",
      row: "animal",
      knownBy: ["Nr", "Kind"],
      needed: true,
      delimiter: ";",
      dates: ["D MMM YYYY"],
      keep: [{ column: "Kind", startsWith: ["cat"], reason: "not a cat" }],
      fields: {
        animal: "Nr",
        name: { column: "Called", case: "title" },
        sex: { column: "Sex", map: { q: "F", d: "M" } },
        bornOn: "Born",
      },
    },
    {
      part: "host families",
      row: "outcome",
      knownBy: ["Nr", "Family"],
      delimiter: "|",
      encoding: "windows-1252",
      dates: ["YYYYMMDD"],
      missing: "cats with a family count as living in the house.",
      fields: { animal: "Nr", outcomeOn: "Since", outcomeType: { value: "foster" } },
    },
    {
      part: "departures",
      row: "outcome",
      knownBy: ["Nr", "Gone on"],
      delimiter: ";",
      dates: ["YYYY-MM-DD"],
      skip: [{ column: "Reason", in: ["typing error"], reason: "a mistake" }],
      missing: "stays stay open.",
      fields: {
        animal: "Nr",
        outcomeOn: "Gone on",
        outcomeType: {
          column: "Reason",
          map: {
            rehomed: "adoption",
            "owner found": "rto",
            "put to sleep": "shelter_euthanasia",
            "trial home": "trial",
          },
        },
      },
    },
    {
      part: "arrivals",
      row: "intake",
      knownBy: ["Nr", "Day", "Hour"],
      needed: true,
      delimiter: ";",
      dates: ["DD.MM.YYYY"],
      dedupe: { by: ["Nr", "Day", "Hour"] },
      fields: {
        animal: "Nr",
        room: { column: "Rooms", lastOf: ">" },
        intakeOn: { join: ["Day", "Hour"] },
        intakeType: {
          column: "Why",
          map: {
            found: "stray",
            "given up": "owner_relinquished",
            back: "owner_relinquished",
            "from family": "foster_return",
            "vet day": "no_stay",
          },
        },
        isReturn: { column: "Why", map: { back: "yes" }, else: "no" },
      },
    },
  ],
  dataEnd: "last-date",
}

const FILES = {
  "a.csv": [
    "Nr;Kind;Called;Sex;Born",
    "1;Cat, short hair;JUNIPER;q;3 Feb 2020",
    "2;Cat;MOSS;d;12 Dec 2023",
    "3;Dog;REX;d;1 Jan 2020",
    "Nr;Kind;Called;Sex;Born",
    "4;Cat;FERN;q;",
  ],
  "b.csv": [
    "Nr;Day;Hour;Why;Rooms",
    "1;01.02.2024;09:15;found;Gate > Quarantine > Hall",
    "1;01.02.2024;09:15;found;Gate > Quarantine > Hall",
    "1;11.04.2024;10:00;from family;Hall",
    "1;06.06.2024;12:00;back;Hall > Loft",
    "2;02.02.2024;08:00;vet day;",
    "2;03.02.2024;08:00;given up;Nursery",
    "3;03.02.2024;08:00;found;Kennel",
    "4;05.05.2024;08:00;found;Gate",
  ],
  "c.csv": [
    "Nr;Gone on;Reason",
    "2;2024-02-02;owner found",
    "1;2024-05-01;rehomed",
    "2;2024-03-09;put to sleep",
    "4;2024-05-05;typing error",
    "4;2024-06-30;trial home",
  ],
  "d.csv": ["Nr|Family|Since", "1|A. Family|20240310", "2|B. Family|20240211"],
}

beforeAll(async () => {
  await freshDatabase()
})

test("a system never seen before, by a profile from the documentation: every stay, day by day", async () => {
  const { parseProfile } = await import("@/lib/features/imports/profile-queries")
  const { importFile } = await import("@/lib/features/imports/mutations")
  const { read } = await import("@/lib/platform/db")
  const { operator } = await makeShelter("FJORD")
  const folder = mkdtempSync(path.join(tmpdir(), "slackline-fjord-"))
  const [file, ...together] = Object.entries(FILES).map(([fileName, lines]) => {
    const place = path.join(folder, fileName)
    writeFileSync(place, lines.join("\n"))
    return { path: place, fileName }
  })
  if (!file) throw new Error("no file")
  const profile = parseProfile(JSON.stringify(PROFILE), "fjord.json")
  const answer = await importFile(operator, { ...file, together, profile, isPreview: false })
  const iso = (day: Date | null) => day?.toISOString().slice(0, 10) ?? "open"
  const cats = await read(operator, (db) =>
    db.cat.findMany({
      orderBy: { code: "asc" },
      include: { stays: { orderBy: { intakeOn: "asc" }, include: { placements: true } } },
    }),
  )
  const lines = cats.flatMap(({ name, stays }) =>
    stays.map((stay) => {
      const away = stay.placements.map((one) => ` (${one.kind} ${iso(one.startedOn)} to ${iso(one.endedOn)})`)
      const back = stay.isReturn ? " again" : ""
      return `${name}${back} ${stay.intakeType} ${iso(stay.intakeOn)} to ${stay.outcomeType ?? "-"} ${iso(stay.outcomeOn)}${away.join("")}`
    }),
  )
  expect(lines).toEqual([
    "Juniper stray 2024-02-01 to adoption 2024-05-01 (foster 2024-03-10 to 2024-04-11)",
    "Juniper again owner_relinquished 2024-06-06 to - open",
    "Moss owner_relinquished 2024-02-03 to shelter_euthanasia 2024-03-09 (foster 2024-02-11 to 2024-03-09)",
    "Fern stray 2024-05-05 to - open (trial 2024-06-30 to open)",
  ])
  expect(cats.map(({ room, sex, bornOn }) => [room, sex, iso(bornOn)])).toEqual([
    ["Loft", "F", "2020-02-03"],
    ["Nursery", "M", "2023-12-12"],
    ["Gate", "F", "open"],
  ])
  expect(answer.skipped.map(({ reason, rows }) => [reason, rows.map(([row]) => row)]).sort()).toEqual([
    ["a mistake", [5]],
    ["a service is no stay", [6]],
    ["not a cat", [4]],
    ["repeats another row", [3]],
    ["the end of a service is no outcome", [2]],
    ["the file of animals has no row of this animal that counts", [8]],
  ])
  const shelter = await read(operator, (db) => db.shelter.findFirstOrThrow({ select: { dataEndOn: true } }))
  expect(iso(shelter.dataEndOn)).toBe("2024-06-30")
})

test("the set PROFILES.md shows is one, and reads files as it says", async () => {
  const { parseProfile } = await import("@/lib/features/imports/profile-queries")
  const { importFile } = await import("@/lib/features/imports/mutations")
  const guide = readFileSync(path.resolve(import.meta.dirname, "../../PROFILES.md"), "utf8")
  const example = /```json two-files\.json\n([\s\S]*?)```/.exec(guide)?.[1] ?? ""
  const folder = mkdtempSync(path.join(tmpdir(), "slackline-harbour-"))
  const put = (fileName: string, lines: string[]) => {
    writeFileSync(path.join(folder, fileName), lines.join("\n"))
    return { path: path.join(folder, fileName), fileName }
  }
  const { operator } = await makeShelter("HARBOUR")
  const answer = await importFile(operator, {
    ...put("who.csv", ["No,Species,Called", "7,Cat,Kelp"]),
    together: [
      put("in.csv", ["No,Came on,How", "7,03.02.2024,found", "7,01.03.2024,from foster"]),
      put("out.csv", ["No,Left on,Where to", "7,2024-02-10,foster home", "7,2024-03-20,new home"]),
    ],
    profile: parseProfile(example, "two-files.json"),
    isPreview: false,
  })
  expect(answer).toMatchObject({ catsCreated: 1, staysCreated: 1, placementsCreated: 1, skipped: [] })
})
