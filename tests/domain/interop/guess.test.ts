import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { guessDates } from "@/lib/domain/interop/guess-dates"
import { guessDraft, LEFT_OUT, profileOfDraft } from "@/lib/domain/interop/guess-draft"
import { lookAtColumns } from "@/lib/domain/interop/guess-look"
import { guessWord, isReturnWord } from "@/lib/domain/interop/guess-words"
import type { Profile } from "@/lib/domain/interop/profile"
import { readTable, staysOf } from "./tables"

const cellsOf = (line: string) => line.split("|").map((cell) => cell.trim())

function guess(lines: string[]) {
  const [header = "", ...rows] = lines
  const look = lookAtColumns(cellsOf(header))
  for (const line of rows) look.take(cellsOf(line))
  const { rows: count, columns } = look.finish()
  return { count, columns, ...guessDraft(columns) }
}

const readAs = (lines: string[], draft: ReturnType<typeof guess>["draft"]) =>
  readTable({ title: "t", source: "s", ...profileOfDraft(draft, "guessed") } as Profile, lines)

describe("columns in the words of several systems", () => {
  const SYSTEMS: [string, string[], Record<string, string>, string[]][] = [
    [
      "a county's report",
      [
        "Name | Type | Sex | Date Of Birth | Animal ID | Intake Date | Outcome Date | Intake Type | Outcome Type",
        "Moss | CAT | Neutered | 03/25/2016 | A1 | 03/17/2019 | 03/29/2019 | STRAY | ADOPTION",
        "Rex | DOG | Male | | A2 | 03/17/2019 | | CONFISCATE | ",
      ],
      {
        animal: "Animal ID",
        intakeOn: "Intake Date",
        outcomeType: "Outcome Type",
        bornOn: "Date Of Birth",
        sex: "Sex",
      },
      ["2019-03-17 stray → 2019-03-29 adoption"],
    ],
    [
      "a report tool's export",
      [
        "Animal # | Animal Name | Species | Gender | Altered | Intake Date | Intake Type | Outcome Date | Outcome Type",
        "A1 | Fern | Cat | Female | Yes | 2019/03/17 10:00:00 | Owner/Guardian Surrender | 2019/03/29 11:00:00 | Return to Owner/Guardian",
      ],
      { animal: "Animal #", name: "Animal Name", neutered: "Altered", intakeType: "Intake Type" },
      ["2019-03-17 owner_relinquished → 2019-03-29 rto"],
    ],
    [
      "a European house",
      [
        "Tag No | Called | Kind | Sex | Born | Date In | Reason For Entry | Date Out | Disposition",
        "A1 | Linde | Cat | F | 25.03.2016 | 17.03.2019 | Found in a garden | 29.03.2019 | Rehomed",
      ],
      {
        animal: "Tag No",
        name: "Called",
        intakeOn: "Date In",
        outcomeOn: "Date Out",
        outcomeType: "Disposition",
      },
      ["2019-03-17 stray → 2019-03-29 adoption"],
    ],
    [
      "a small rescue's sheet",
      [
        "ID | Pet Name | Gender | DOB | Admission Date | How Acquired | Release Date | Final Outcome",
        "A1 | Reed | M | 25/03/2016 | 17/03/2019 | Transferred from partner | 29/03/2019 | Died in foster",
      ],
      { animal: "ID", name: "Pet Name", intakeOn: "Admission Date", intakeType: "How Acquired" },
      ["2019-03-17 transfer_in → 2019-03-29 died"],
    ],
  ]

  test.each(SYSTEMS)("%s", (_, lines, columns, stays) => {
    const { draft } = guess(lines)
    expect(draft.row).toBe("stay")
    expect(draft.columns).toMatchObject(columns)
    const reading = readAs(lines, draft)
    expect(staysOf(reading, "A1")).toEqual(stays)
    expect(reading.animals).toHaveLength(1)
  })

  test("other animals are left out by their own word, a movement file and people are seen", () => {
    const { draft } = guess(SYSTEMS[0]?.[1] ?? [])
    expect(draft.only).toEqual({ column: "Type", words: ["CAT"] })
    expect(guess(["id | intakedate | movementdate | movementtype | speciesname", ""]).draft.row).toBe(
      "movement",
    )
    expect(guess(["Name | Primary Email | Phone", "A | a@example.org | 1"]).draft).toMatchObject({
      row: "person",
      columns: { person: "Primary Email", name: "Name", email: "Primary Email", phone: "Phone" },
    })
  })

  test("a column that goes by a date's name and holds none is not that date", () => {
    const { draft } = guess(["ID | Intake | Intake Date | Outcome Type", "1 | Stray | 2020-01-01 | Adoption"])
    expect(draft.columns.intakeOn).toBe("Intake Date")
  })
})

describe("words", () => {
  test.each([
    ["intake", "Owner/Guardian Surrender", "owner_relinquished"],
    ["intake", "ADOPTION RETURN", "owner_relinquished"],
    ["intake", "Returned from foster", "foster_return"],
    ["intake", "Service In", "no_stay"],
    ["intake", "Born in care", "other_intake"],
    ["intake", "Zebra", null],
    ["outcome", "Unassisted Death - In Foster", "died"],
    ["outcome", "Adopted Offsite(Altered)", "adoption"],
    ["outcome", "Euthanasia - RTO", "owner_intended_euthanasia_out"],
    ["outcome", "Return to Habitat", "rtf"],
    ["outcome", "Redemption (Offsite)", "rto"],
    ["outcome", "DOA - Released to Owner", "dead_on_arrival"],
    ["outcome", "Foster to adopt", "trial"],
    ["outcome", "Unresolved File", null],
    ["sex", "Spayed Female", "F"],
    ["known", "Y", "yes"],
  ] as const)("%s: %s", (kind, word, ours) => {
    expect(guessWord(kind, word)).toBe(ours)
  })

  test("a return is an adoption that came back", () => {
    expect(["Return", "Adoption return", "Foster return", "Return to owner"].map(isReturnWord)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  test("an undecided word lists its rows, one that is left out has its rule", () => {
    const lines = [
      "ID | Intake Date | Outcome Date | Outcome Type",
      "1 | 2020-01-01 | 2020-01-02 | Moved on",
      "2 | 2020-01-01 | 2020-01-02 | Ghost",
    ]
    const { draft } = guess(lines)
    expect(draft.words.outcomeType).toEqual({ "Moved on": "", Ghost: "" })
    const decided = { ...draft, words: { outcomeType: { "Moved on": "", Ghost: LEFT_OUT } } }
    expect(readAs(lines, decided).skipped.map(({ row, reason }) => [row, reason])).toEqual([
      [2, "outcomeType is a word the profile does not know"],
      [3, "left out, as the profile says"],
    ])
  })
})

describe("dates", () => {
  test("one day above 12 decides between months first and days first; none leaves it to a person", () => {
    expect(guessDates(["01/02/2020", "01/13/2020"])).toMatchObject({
      forms: ["MM/DD/YYYY"],
      unsure: null,
      share: 1,
    })
    expect(guessDates(["01/02/2020", "13/01/2020"])).toMatchObject({ forms: ["DD/MM/YYYY"], unsure: null })
    expect(guessDates(["01/02/2020"])).toMatchObject({ unsure: ["MM/DD/YYYY", "DD/MM/YYYY"] })
    expect(guessDates([])).toEqual({ forms: [], share: 0, unsure: null })
  })

  test("several forms in one file, and numbers that are no dates", () => {
    expect(guessDates(["2020-01-02T10:00:00", "1/31/2020 04:00 PM", "3 Feb 2020"]).forms.sort()).toEqual([
      "D MMM YYYY",
      "MM/DD/YYYY",
      "YYYY-MM-DD",
    ])
    expect(guessDates(["12345678", "A1", "99999999"]).share).toBe(0)
  })

  test("rivals never stand together", () => {
    const day = fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 28 }))
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 20 }), (days) => {
        const { forms } = guessDates(days.map(([a, b]) => `${a}/${b}/2020`))
        expect(forms.filter((form) => /^(MM\/DD|DD\/MM)\/YYYY$/.test(form)).length).toBeLessThanOrEqual(1)
      }),
    )
  })
})

test("a look counts words in bounded memory", () => {
  const look = lookAtColumns(["A", "B"])
  for (let i = 0; i < 1000; i++) look.take([String(i), i % 3 === 0 ? "x" : "Y"])
  look.take(["", " "])
  look.take(["A", "B"])
  const { rows, columns } = look.finish()
  expect(rows).toBe(1000)
  expect(columns[0]).toMatchObject({ filled: 1000, hasMore: true })
  expect(columns[1]).toMatchObject({
    words: [
      ["Y", 666],
      ["x", 334],
    ],
    hasMore: false,
  })
})
