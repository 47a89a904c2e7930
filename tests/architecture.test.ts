import { expect, test } from "vitest"
import { readSources, type SourceFile } from "./setup/source-files"

// The house: floors from top to bottom. A file may import its own floor or one below, never one above.
const FLOORS = ["app", "components", "lib/features", "lib/platform", "lib/domain"] as const
// Rooms of the features floor; a room may use the rooms after it, never one before.
const FEATURES = [
  "operations",
  "demo",
  "exchange",
  "backups",
  "api",
  "reports",
  "imports",
  "outcomes",
  "calendar",
  "placements",
  "requests",
  "mail",
  "events",
  "listings",
  "matching",
  "training",
  "passport",
  "temperament",
  "adopters",
  "photos",
  "cats",
  "webhooks",
  "users",
  "shelter",
]
// Rooms of the cellar; the same rule.
const DOMAIN: Record<string, string[]> = {
  matching: ["suitability", "temperament", "calendar"],
  requests: ["calendar"],
  placement: ["cats", "harness", "suitability", "temperament", "calendar"],
  cats: ["harness", "suitability", "temperament", "calendar"],
  suitability: ["temperament", "calendar"],
  temperament: ["calendar"],
  harness: ["temperament", "calendar"],
  reports: ["outcomes", "cats", "harness", "suitability", "temperament", "calendar"],
  outcomes: ["placement", "matching", "suitability", "temperament", "calendar"],
  interop: ["outcomes", "suitability", "temperament", "calendar"],
  raters: ["outcomes", "temperament", "calendar"],
  passport: ["harness", "temperament", "calendar"],
  programme: ["outcomes", "cats", "harness", "suitability", "temperament", "calendar"],
  sources: [
    "programme",
    "placement",
    "matching",
    "cats",
    "harness",
    "suitability",
    "temperament",
    "calendar",
  ],
  access: ["calendar"],
  calendar: [],
}
const FEATURE_FILE = /^([a-z-]+-)?(schema|queries|public|mutations|actions)\.ts$/
const BANNED_NAMES = /(^|\/)(utils?|helpers?|misc|common|shared|types|hooks|services|index)(\.[a-z.]+)?(\/|$)/
// Data tables read better in one piece.
const LONG_DATA_FILES = new Set<string>([
  "lib/domain/temperament/dimensions.ts",
  "lib/domain/sources/parameters.ts",
  "lib/domain/sources/elements-training.ts",
  "lib/domain/sources/elements-safety.ts",
  "lib/domain/sources/rules.ts",
])
const LONGEST_FILE = 300

const files = readSources(["app", "components", "lib", "bin"])
const floorOf = (place: string) => FLOORS.findIndex((floor) => place.startsWith(`${floor}/`))
const ours = (file: SourceFile) => file.imports.filter((line) => line.target !== null)
const shown = (broken: string[]) => broken.join("\n")

test("arrows between floors point downwards", () => {
  const broken = files
    .filter((file) => floorOf(file.path) >= 0)
    .flatMap((file) =>
      ours(file)
        .filter((line) => floorOf(line.target ?? "") >= 0 && floorOf(line.target ?? "") < floorOf(file.path))
        .map((line) => `${file.path} → ${line.target}`),
    )
  expect(shown(broken)).toBe("")
})

test("every import of our own leads to a file", () => {
  const known = new Set(files.map((file) => file.path))
  const broken = files.flatMap((file) =>
    ours(file)
      .filter(
        (line) =>
          line.target &&
          !known.has(line.target) &&
          !/generated|\.css$|\.json$|tests\/|\.build/.test(line.target),
      )
      .map((line) => `${file.path} → ${line.specifier}`),
  )
  expect(shown(broken)).toBe("")
})

test("feature rooms keep their order and their file names", () => {
  const broken = files.flatMap((file) => {
    const [, room, ...rest] = file.path.match(/^lib\/features\/([^/]+)\/(.+)$/) ?? []
    if (!room) return []
    const place = FEATURES.indexOf(room)
    if (place < 0) return [`${file.path}: this room has no place in the order`]
    const names =
      FEATURE_FILE.test(rest.join("/")) || room === "demo"
        ? []
        : [`${file.path}: not one of the known file names`]
    const upward = ours(file).flatMap((line) => {
      const target = line.target?.match(/^lib\/features\/([^/]+)\//)?.[1]
      return target && FEATURES.indexOf(target) < place ? [`${file.path} → ${line.target}`] : []
    })
    return [...names, ...upward]
  })
  expect(shown(broken)).toBe("")
})

test("domain rooms keep their order", () => {
  const broken = files.flatMap((file) => {
    const room = file.path.match(/^lib\/domain\/([^/]+)\//)?.[1]
    if (!room) return []
    const allowed = DOMAIN[room]
    if (!allowed) return [`${file.path}: this room has no place in the order`]
    return ours(file).flatMap((line) => {
      const target = line.target?.match(/^lib\/domain\/([^/]+)\//)?.[1]
      return target && target !== room && !allowed.includes(target) ? [`${file.path} → ${line.target}`] : []
    })
  })
  expect(shown(broken)).toBe("")
})

test("the domain is pure: no package, no clock, no chance, no environment", () => {
  const banned = /Date\.now|new Date\(\)|Math\.random|process\.|globalThis|console\./
  const broken = files
    .filter((file) => file.path.startsWith("lib/domain/"))
    .flatMap((file) => [
      ...file.imports
        .filter((line) => line.target === null)
        .map((line) => `${file.path} → ${line.specifier}`),
      ...file.text
        .split("\n")
        .filter((line) => banned.test(line) && !/^\s*(\/\/|\*|\/\*)/.test(line))
        .map((line) => `${file.path}: ${line.trim()}`),
    ])
  expect(shown(broken)).toBe("")
})

test("components reach data through actions and schemas only, and charts, tables and ui know no cat", () => {
  const broken = files
    .filter((file) => file.path.startsWith("components/"))
    .flatMap((file) =>
      ours(file)
        .filter((line) => {
          const target = line.target ?? ""
          const isCore = /^lib\/features\/.*(queries|public|mutations)\.ts$/.test(target) && !line.isTypeOnly
          const isPlumbing =
            /^lib\/platform\/(db|tenant-pool|auth|require-role|viewer|operator)\.ts$/.test(target) &&
            !line.isTypeOnly
          const isPlain =
            /^components\/(charts|tables|ui)\//.test(file.path) && /^lib\/(features|domain)\//.test(target)
          return isCore || isPlumbing || isPlain
        })
        .map((line) => `${file.path} → ${line.target}`),
    )
  expect(shown(broken)).toBe("")
})

test("pages never write past an action, and nobody but the gate and the operator's door makes a viewer", () => {
  const broken = files.flatMap((file) =>
    ours(file)
      .filter((line) => {
        const target = line.target ?? ""
        const isPageWriting = file.path.startsWith("app/") && /mutations\.ts$/.test(target)
        const isMinting =
          target === "lib/platform/viewer.ts" &&
          /mintV|viewerOf|fosterViewerOf|programViewerOf|onSharedDevice/.test(file.text) &&
          ![
            "lib/platform/require-role.ts",
            "lib/platform/foster-viewer.ts",
            "lib/platform/api-viewer.ts",
            "lib/platform/operator.ts",
            "lib/platform/visitor.ts",
          ].includes(file.path)
        const isOperating =
          target === "lib/platform/operator.ts" &&
          !/^(bin\/cli|lib\/features\/(demo|imports))\/|(cats\/refresh|mail\/send|placements\/ask-home|requests\/sweep|webhooks\/send|outcomes\/sweep|reports\/work|exchange\/archive)-mutations/.test(
            file.path,
          )
        return isPageWriting || isMinting || isOperating
      })
      .map((line) => `${file.path} → ${line.target}`),
  )
  expect(shown(broken)).toBe("")
})

test("the database's own client is known to lib/platform/db.ts alone", () => {
  const broken = files
    .filter(
      (file) =>
        file.path.startsWith("app/") || file.path.startsWith("components/") || file.path.startsWith("lib/"),
    )
    .filter((file) => !["lib/platform/db.ts"].includes(file.path))
    .flatMap((file) =>
      ours(file)
        .filter((line) => line.target?.includes("generated/prisma"))
        .map(() => file.path),
    )
  expect(shown(broken)).toBe("")
})

test("no cycle between files, types included", () => {
  const graph = new Map(files.map((file) => [file.path, ours(file).flatMap((line) => line.target ?? [])]))
  const state = new Map<string, "open" | "done">()
  const cycles: string[] = []
  const visit = (place: string, trail: string[]) => {
    if (state.get(place) === "done" || !graph.has(place)) return
    if (state.get(place) === "open") {
      cycles.push([...trail.slice(trail.indexOf(place)), place].join(" → "))
      return
    }
    state.set(place, "open")
    for (const next of graph.get(place) ?? []) visit(next, [...trail, place])
    state.set(place, "done")
  }
  for (const place of graph.keys()) visit(place, [])
  expect(shown(cycles)).toBe("")
})

test("names say what is inside, and nothing re-exports a room", () => {
  const broken = files
    .filter(
      (file) =>
        BANNED_NAMES.test(file.path) ||
        (file.imports.length > 1 && file.imports.every((line) => line.isReexport)),
    )
    .map((file) => file.path)
  expect(shown(broken)).toBe("")
})

test("files stay readable in one sitting", () => {
  const long = files
    .filter((file) => file.text.split("\n").length > LONGEST_FILE && !LONG_DATA_FILES.has(file.path))
    .map((file) => `${file.path}: ${file.text.split("\n").length} lines`)
  expect(shown(long)).toBe("")
})

test("no escape hatches from the types", () => {
  const hatch = /(:|as) any\b|@ts-(ignore|nocheck)/
  const broken = files
    .filter((file) => file.path !== "tests/architecture.test.ts" && hatch.test(file.text))
    .map((file) => file.path)
  expect(shown(broken)).toBe("")
})
