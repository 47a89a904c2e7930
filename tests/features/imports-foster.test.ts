import { mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { beforeAll, expect, test } from "vitest"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

// A city file nobody has seen before, and a profile written from PROFILES.md for it: titles above the header, date and
// time in two columns, several date forms, species and sex in the city's own letters, services and foster rows.
const PROFILE = {
  name: "lakeside",
  row: "stay",
  headerRow: 2,
  delimiter: ";",
  dates: ["MM/DD/YYYY", "YYYY-MM-DD", "D MMM YYYY"],
  absent: ["--", "n/a"],
  keep: [{ column: "Species", in: ["C", "FELINE"], reason: "not a cat" }],
  skip: [
    { column: "Came as", startsWith: ["SERVICE", "SPAY"], reason: "a service, no stay" },
    {
      all: [
        { column: "Left as", in: ["DISPOSAL"] },
        { column: "Left", absent: false },
      ],
      reason: "disposal",
    },
  ],
  dedupe: { by: ["Tag", "Came", "Clock", "Left"] },
  fields: {
    animal: "Tag",
    name: { column: ["Pet name", "Name"], case: "title" },
    sex: { column: "Sx", map: { S: "F", N: "M", X: "unknown" } },
    intakeOn: { join: ["Came", "Clock"] },
    intakeType: {
      cases: [{ when: { column: "Notes", contains: ["returned adoption"] }, value: "owner_relinquished" }],
      column: "Came as",
      map: { STRAY: "stray", OWNER: "owner_relinquished", "FOSTER BACK": "foster_return" },
      else: "other_intake",
    },
    isReturn: {
      cases: [{ when: { column: "Notes", contains: ["returned adoption"] }, value: "yes" }],
      default: "no",
    },
    outcomeOn: "Left",
    outcomeType: {
      column: "Left as",
      map: {
        ADOPT: "adoption",
        "FOSTER OUT": "foster",
        TRIAL: "trial",
        RTO: "rto",
        PTS: "shelter_euthanasia",
      },
    },
  },
  link: { orphan: "skip" },
  dataEnd: "last-date",
}

const FILE = [
  "Lakeside animal services;;;;;;;;;",
  "Tag;Species;Pet name;Sx;Came;Clock;Came as;Left;Left as;Notes",
  "L1;C;JUNIPER;S;01/05/2024;9:30 AM;STRAY;2024-01-10 14:00;FOSTER OUT;",
  "L1;C;JUNIPER;S;02/01/2024;8:00 AM;FOSTER BACK;5 Feb 2024;ADOPT;",
  "L1;C;JUNIPER;S;03/01/2024;8:00 AM;OWNER;03/09/2024;ADOPT;Returned adoption, landlord",
  "L2;C;--;N;01/06/2024;1:15 PM;STRAY;n/a;;",
  "L2;C;--;N;01/06/2024;1:15 PM;STRAY;n/a;;",
  "L3;D;REX;N;01/06/2024;1:15 PM;STRAY;;;",
  "L4;FELINE;MOSS;X;01/07/2024;;SPAY CLINIC;01/07/2024;RTO;",
  "L5;C;BODY;X;01/08/2024;;STRAY;01/08/2024;DISPOSAL;",
  "L6;C;FERN;S;01/09/2024;;FOSTER BACK;01/20/2024;ADOPT;",
  "L7;C;ASH;S;31/01/2024;;STRAY;;;",
  "L8;C;OAK;S;01/11/2024;;STRAY;01/12/2024;VANISHED;",
  "L9;C;ELM;S;01/12/2024;;SEIZED;01/30/2024;TRIAL;",
]

let viewer: Viewer

beforeAll(async () => {
  await freshDatabase()
  viewer = (await makeShelter("LAKE")).operator
})

test("an unknown city file by a profile of one's own", async () => {
  const { parseProfile } = await import("@/lib/features/imports/profile-queries")
  const { importFile } = await import("@/lib/features/imports/mutations")
  const { read } = await import("@/lib/platform/db")
  const place = path.join(mkdtempSync(path.join(tmpdir(), "slackline-lake-")), "lakeside.csv")
  writeFileSync(place, `${FILE.join("\r\n")}\r\n`)
  const profile = parseProfile(JSON.stringify(PROFILE), "lakeside.json")
  const answer = await importFile(viewer, {
    path: place,
    fileName: "lakeside.csv",
    profile,
    isPreview: false,
  })
  expect(answer).toMatchObject({ rows: 12, cats: 3, staysCreated: 4, placementsCreated: 2 })
  expect(answer.skipped.flatMap(({ reason, rows }) => rows.map(([row]) => [row, reason])).sort()).toEqual([
    [10, "disposal"],
    [11, "a return from foster whose earlier row is not in the file"],
    [12, "intakeOn is not a date in the profile's forms"],
    [13, "outcomeType is a word the profile does not know"],
    [7, "repeats another row"],
    [8, "not a cat"],
    [9, "a service, no stay"],
  ])
  const cats = await read(viewer, (db) =>
    db.cat.findMany({
      orderBy: { code: "asc" },
      include: { stays: { orderBy: { intakeOn: "asc" } }, placements: true },
    }),
  )
  const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null
  expect(
    cats.map((cat) => ({
      name: cat.name,
      sex: cat.sex,
      inCare: cat.inCare,
      stays: cat.stays.map((stay) => [
        day(stay.intakeOn),
        stay.intakeType,
        day(stay.outcomeOn),
        stay.outcomeType,
        stay.isReturn,
      ]),
      away: cat.placements.map((one) => [one.kind, day(one.startedOn), day(one.endedOn)]),
    })),
  ).toEqual([
    {
      name: "Juniper",
      sex: "F",
      inCare: false,
      stays: [
        ["2024-01-05", "stray", "2024-02-05", "adoption", false],
        ["2024-03-01", "owner_relinquished", "2024-03-09", "adoption", true],
      ],
      away: [["foster", "2024-01-10", "2024-02-01"]],
    },
    { name: "L2", sex: "M", inCare: true, stays: [["2024-01-06", "stray", null, null, false]], away: [] },
    {
      name: "Elm",
      sex: "F",
      inCare: true,
      stays: [["2024-01-12", "other_intake", null, null, false]],
      away: [["trial", "2024-01-30", null]],
    },
  ])
  const { dataEndOn } = await read(viewer, (db) =>
    db.shelter.findUniqueOrThrow({ where: { id: viewer.shelterId } }),
  )
  expect(day(dataEndOn)).toBe("2024-03-09")
})
