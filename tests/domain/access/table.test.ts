import { describe, expect, test } from "vitest"
import { type AccessHolder, PERMISSIONS, type Permission, ROLES, type Role } from "@/lib/domain/access/roles"
import { ACTIONS, type Action, can, canSometimes } from "@/lib/domain/access/table"

function person(role: Role, permissions: readonly Permission[] = [], clearance = 0): AccessHolder {
  return { role, permissions, clearance }
}

/** Columns: administrator, coordinator, staff, staff with medical, staff with behaviour lead, staff with counsellor. */
const TABLE: Record<Action, string> = {
  "account:own": "yes yes yes yes yes yes",
  "cat:list": "yes yes yes yes yes yes",
  "cat:read": "yes yes yes yes yes yes",
  "cat:edit": "yes yes yes yes yes yes",
  "tag:edit": "yes yes yes yes yes yes",
  "rating:create": "yes yes yes yes yes yes",
  "session:log": "yes yes yes yes yes yes",
  "session:correct": "yes yes yes yes yes yes",
  "session:override": "yes no no no yes no",
  "gate:clear:G1": "yes yes yes yes yes yes",
  "gate:clear:G2": "no no no yes no no",
  "gate:clear:G3": "no no no yes no no",
  "gate:clear:G4": "no no no yes no no",
  "gate:clear:G6": "no no no yes no no",
  "gate:clear:G7": "yes yes yes yes yes yes",
  "gate:clear:G8": "no no no no yes no",
  "gate:clear:G10": "no no no yes no no",
  "adopter:read": "yes yes no no no yes",
  "adopter:edit": "yes yes no no no yes",
  "match:decide": "yes yes no no no yes",
  "request:manage": "yes yes no no no yes",
  "event:manage": "yes yes no no no yes",
  "placement:create": "yes yes no no no yes",
  "passport:issue": "yes yes yes yes yes yes",
  "outcomes:read": "yes yes yes yes yes yes",
  "outcomes:export": "yes yes no no no no",
  "import:run": "yes yes yes yes yes yes",
  "import:undo": "yes yes no no no no",
  "audit:read": "yes no no no no no",
  "people:manage": "yes no no no no no",
  "handler:manage": "yes yes no no yes no",
  "device:manage": "yes yes no no no no",
  "rubric:read": "yes yes yes yes yes yes",
  "rubric:edit": "yes yes no no yes no",
  "rater:certify": "yes no no no yes no",
  "rubric:approve": "yes no no no yes no",
  "protocol:edit": "yes yes no no yes no",
  "protocol:approve": "yes no no no yes no",
  "settings:edit": "yes no no no no no",
  "backup:manage": "yes no no no no no",
}

const COLUMNS = [
  person("administrator"),
  person("coordinator"),
  person("staff"),
  person("staff", ["medical"]),
  person("staff", ["behaviour_lead"]),
  person("staff", ["counsellor"]),
]

describe("who may do what", () => {
  test("the table below names every action", () => {
    expect(Object.keys(TABLE).sort()).toEqual([...ACTIONS].sort())
  })

  test.each(Object.entries(TABLE) as [Action, string][])("%s: %s", (action, answers) => {
    expect(COLUMNS.map((viewer) => (can(viewer, action) ? "yes" : "no")).join(" ")).toBe(answers)
  })

  test("an administrator with the permission may clear medical gates and close a review", () => {
    const lead = person("administrator", ["medical", "behaviour_lead"])
    expect(ACTIONS.filter((action) => !can(lead, action))).toEqual([])
  })

  test("adopters see their own account and nothing else, whatever permissions they were given", () => {
    expect(ACTIONS.filter((action) => can(person("adopter", PERMISSIONS, 9), action, { stage: 1 }))).toEqual([
      "account:own",
    ])
  })
})

describe("volunteers", () => {
  const handler = person("volunteer", [], 4)

  test.each([
    [1, true],
    [4, true],
    [5, false],
    [9, false],
    [0, false],
  ])("cleared up to 4, a cat at stage %i: %s", (stage, answer) => {
    expect(can(handler, "session:log", { stage })).toBe(answer)
    expect(can(handler, "cat:list", { stage })).toBe(answer)
  })

  test("an unknown stage is not a low one", () => {
    expect(can(handler, "session:log")).toBe(false)
  })

  test("nothing else, whatever permissions they were given", () => {
    const trusted = person("volunteer", PERMISSIONS, 9)
    const allowed = ACTIONS.filter((action) => can(trusted, action, { stage: 1 }))
    expect(allowed).toEqual(["account:own", "cat:list", "session:log"])
  })

  test("the door is shown to those who may pass it sometimes", () => {
    expect([canSometimes(handler, "session:log"), canSometimes(person("volunteer"), "session:log")]).toEqual([
      true,
      false,
    ])
    expect(canSometimes(handler, "cat:edit")).toBe(false)
  })
})

describe("foster carers", () => {
  const foster: AccessHolder = { ...person("volunteer", [], 3), onlyCats: ["own"] }

  test("rate and log for their own cats, and do nothing else, whatever role and permissions they were given", () => {
    const mighty: AccessHolder = { ...person("administrator", PERMISSIONS, 9), onlyCats: ["own"] }
    for (const holder of [foster, mighty]) {
      const allowed = ACTIONS.filter((action) => can(holder, action, { stage: 1, catId: "own" }))
      expect(allowed).toEqual(["rating:create", "session:log"])
      expect(ACTIONS.filter((action) => can(holder, action, { stage: 1, catId: "other" }))).toEqual([])
      expect(ACTIONS.filter((action) => can(holder, action, { stage: 1 }))).toEqual([])
      expect(ACTIONS.filter((action) => canSometimes(holder, action))).toEqual(allowed)
    }
  })

  test("log within the clearance, rate at any stage", () => {
    expect(can(foster, "session:log", { stage: 4, catId: "own" })).toBe(false)
    expect(can(foster, "rating:create", { stage: 4, catId: "own" })).toBe(true)
  })

  test("without a cat there is no door at all", () => {
    const none: AccessHolder = { ...person("staff", PERMISSIONS, 9), onlyCats: [] }
    expect(ACTIONS.filter((action) => canSometimes(none, action))).toEqual([])
  })
})

test("whoever passes a door is shown the door", () => {
  for (const role of ROLES) {
    for (const clearance of [0, 3, 9]) {
      const viewer = person(role, PERMISSIONS, clearance)
      const passed = ACTIONS.filter((action) => [1, 5, 9].some((stage) => can(viewer, action, { stage })))
      expect(passed.filter((action) => !canSometimes(viewer, action))).toEqual([])
    }
  }
})
