import { describe, expect, test } from "vitest"
import { ASM_MOVEMENTS_REPORT } from "@/lib/domain/interop/profiles/asm-movements"
import { ASM3_ANIMALS } from "@/lib/domain/interop/profiles/asm3-animals"
import { ASM3_PEOPLE } from "@/lib/domain/interop/profiles/asm3-people"
import { readTable, staysOf } from "./tables"

const HEADER =
  "speciesname|sheltercode|animalname|sexname|breedname|basecolour|animalage|intakedate|intakereason|istransfer|movementdate|movementtype|istrial|returndate|returnedreason|deceaseddate|deceasedreason|puttosleep|isdoa"

interface Movement {
  moved: string
  type: string
  back?: string
  why?: string
  trial?: string
  died?: string
  asleep?: string
  doa?: string
}

const row = (one: Movement) =>
  `Cat|C1|Elsie|Female|DSH|Black|4 years 4 months.|2017-08-27|Stray|0|${one.moved}|${one.type}|${one.trial ?? "0"}|${one.back ?? "NA"}|${one.why ?? "Stray"}|${one.died ?? "NA"}|Died in care|${one.asleep ?? "0"}|${one.doa ?? "0"}`
const read = (rows: Movement[]) => readTable(ASM_MOVEMENTS_REPORT, [HEADER, ...rows.map(row)])

describe("rows that are movements", () => {
  test("foster stays inside the stay, an adoption ends it, a return begins the next", () => {
    const reading = read([
      { moved: "2017-09-20", type: "Adoption", back: "2017-12-01", why: "Allergies" },
      { moved: "2017-09-01", type: "Foster", back: "2017-09-15" },
      { moved: "2018-01-10", type: "Adoption" },
    ])
    expect(staysOf(reading, "C1")).toEqual([
      "2017-08-27 stray → 2017-09-20 adoption foster 2017-09-01..2017-09-15",
      "2017-12-01 owner_relinquished → 2018-01-10 adoption",
    ])
    expect(reading.animals[0]?.stays[1]?.values).toMatchObject({ isReturn: true, intakeDetail: "Allergies" })
  })

  test("of outcomes without a return between them the last one counts", () => {
    const reading = read([
      { moved: "2017-09-01", type: "Transfer" },
      { moved: "2017-09-03", type: "Adoption" },
    ])
    expect(staysOf(reading, "C1")).toEqual(["2017-08-27 stray → 2017-09-03 adoption"])
  })

  test("back and gone again within a day", () => {
    const reading = read([
      { moved: "2019-07-27", type: "Reclaimed", back: "2019-10-12" },
      { moved: "2019-10-12", type: "Reclaimed", back: "2019-10-12", why: "Moving" },
      { moved: "2019-10-21", type: "Reclaimed" },
    ])
    expect(staysOf(reading, "C1")).toEqual([
      "2017-08-27 stray → 2019-07-27 rto",
      "2019-10-12 stray → 2019-10-12 rto",
      "2019-10-12 owner_relinquished → 2019-10-21 rto",
    ])
    expect(new Set(reading.animals[0]?.stays.map(({ key }) => key)).size).toBe(3)
  })

  test("a trial is no adoption yet", () => {
    expect(staysOf(read([{ moved: "2017-09-01", type: "Adoption", trial: "1" }]), "C1")).toEqual([
      "2017-08-27 stray →  open trial 2017-09-01..",
    ])
  })

  test("a death ends the open stay and dates the birth by the age; put to sleep is said", () => {
    const reading = read([{ moved: "2018-11-16", type: "Foster", died: "2019-06-21", asleep: "1" }])
    expect(staysOf(reading, "C1")).toEqual([
      "2017-08-27 stray → 2019-06-21 shelter_euthanasia foster 2018-11-16..2019-06-21",
    ])
    expect(reading.animals[0]?.values).toMatchObject({ bornOn: "2015-02-21", bornEstimated: true })
  })

  test("a death after the cat had left belongs to no stay", () => {
    const reading = read([{ moved: "2017-09-01", type: "Adoption", died: "2019-06-21" }])
    expect(staysOf(reading, "C1")).toEqual(["2017-08-27 stray → 2017-09-01 adoption"])
  })

  test("brought back dead is no stay; the earlier one counts", () => {
    const reading = read([
      { moved: "2017-09-15", type: "Adoption", back: "2017-09-30", died: "2017-09-30", doa: "1" },
    ])
    expect(staysOf(reading, "C1")).toEqual(["2017-08-27 stray → 2017-09-15 adoption"])
    expect(reading.notes).toMatchObject([
      { reason: "dead on arrival is no stay; the animal's earlier stays count" },
    ])
  })

  test("dead on the day of intake is no stay at all, after days in care it is a death in care", () => {
    const gone = read([{ moved: "2017-08-27", type: "Foster", died: "2017-08-27", doa: "1" }])
    expect(gone.animals).toEqual([])
    expect(gone.skipped).toMatchObject([{ reason: "dead on arrival is no stay" }])
    const later = read([{ moved: "2017-08-28", type: "Foster", died: "2017-09-05", doa: "1" }])
    expect(staysOf(later, "C1")).toEqual(["2017-08-27 stray → 2017-09-05 died foster 2017-08-28..2017-09-05"])
  })
})

describe("rows that are animals", () => {
  const header =
    "ANIMALCODE|ANIMALNAME|ANIMALSPECIES|ANIMALENTRYDATE|MOVEMENTTYPE|MOVEMENTDATE|MOVEMENTRETURNDATE|LOGDATE"

  test("further rows add movements or are counted as skipped; another species takes its rows along", () => {
    const reading = readTable(ASM3_ANIMALS, [
      header,
      "AC1|Mochi|Cat|06/05/2026|1|06/08/2026|07/15/2026|06/08/2026",
      "AC1|Mochi|||||| 06/11/2026",
      "AC1||||1|07/22/2026||",
      "AC2|Rex|Dog|06/05/2026|None|||",
      "AC2|Rex||||||06/11/2026",
    ])
    expect(reading.animals.map((one) => one.key)).toEqual(["AC1"])
    expect(staysOf(reading, "AC1")).toEqual([
      "2026-06-05 undefined → 2026-06-08 adoption",
      "2026-07-15 owner_relinquished → 2026-07-22 adoption",
    ])
    expect(reading.skipped.map(({ row, reason }) => [row, reason])).toEqual([
      [3, "a further row of an animal already read, without a movement"],
      [5, "not a cat"],
      [6, "no row of this animal itself was read"],
    ])
  })

  test("a cat may be called None, and a cat without an intake is a cat without a stay", () => {
    const reading = readTable(ASM3_ANIMALS, ["ANIMALCODE|ANIMALNAME|ANIMALSPECIES", "AC1|None|Cat"])
    expect(reading.animals).toMatchObject([{ values: { name: "None" }, stays: [] }])
  })
})

describe("rows that are people", () => {
  const header =
    "PERSONCODE|PERSONFIRSTNAME|PERSONLASTNAME|PERSONEMAIL|PERSONDATEOFBIRTH|PERSONMATCHACTIVE|PERSONMATCHENERGYLEVEL|PERSONMATCHGOODWITHDOGS|PERSONMATCHGOODWITHCATS|PERSONMATCHGOODONLEAD"

  test("wishes become answers and readable lines, -1 means any, the same person counts once", () => {
    const reading = readTable(ASM3_PEOPLE, [
      header,
      "XP1|Elena|Young|e@example.org|1980-01-01|1|4|0|0|0",
      "XP1|Elena|Young|e@example.org|1980-01-01|1|4|0|0|0",
      "XP1||||||||| ",
      "XP2|Liam||l@example.org||1|-1|-1|Any|Yes",
      "XP3|Ana|King|||0|4|0|0|0",
    ])
    expect(reading.people.map(({ key, answers }) => [key, answers])).toEqual([
      ["XP1", { homeEnergy: 4, desiredTier: 2, otherAnimals: ["dogs", "cats"] }],
      ["XP2", { desiredTier: 2 }],
      ["XP3", null],
    ])
    expect(reading.people[0]?.values).toEqual({
      name: "Elena Young",
      email: "e@example.org",
      staffNote: "Wants good on lead: yes",
    })
    expect(reading.skipped.map(({ row }) => row)).toEqual([3, 4])
    expect(JSON.stringify(reading)).not.toContain("1980")
  })
})
