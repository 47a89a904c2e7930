import { readFileSync } from "node:fs"
import path from "node:path"
import { expect, test } from "vitest"
import { QUESTIONS } from "@/lib/domain/matching/questions"
import { readSources, root } from "../../setup/source-files"

/** What is not asked, guessed or stored about a person, as it would stand in a sentence or in the name of a column. */
const NOT_ASKED = [
  /\b(your|their|adopter'?s?|person'?s?|applicant'?s?|how) (age|old)\b|\b(birth ?date|date of birth) of (the )?(adopter|person)/,
  /\b(race|racial|ethnic(ity)?|skin colou?r|ancestry)\b/,
  /\b(religio(n|us)|faith|church|creed)\b/,
  /\b(gender|pronouns?|sexual(ity)?|orientation)\b/,
  /\b(marital|married|spouse|husband|wife|divorced|family status|family size|pregnan(t|cy))\b/,
  /\b(children'?s? ages?|ages? of (the |your )?children|how old are (the|your) children)\b/,
  /\b(disabilit(y|ies)|disabled person|diagnos(is|es) of the adopter)\b/,
  /\b(national(ity)?|national origin|citizen(ship)?|immigra(nt|tion)|visa status|passport number)\b/,
  /\b(occupation|profession|employer|employment|salary|income|credit (score|check)|bank account)\b/,
  /\b(landlord|tenant(cy)? agreement|home ?owner(ship)?|rent(ed|er|s|ing)?|lease)\b/,
  /\b(home visit|personal references?|veterinary reference|vet reference)\b/,
  /\b(surrendered|given up|rehomed) (a|any|an) (pet|cat|animal)\b/,
]

const found = (words: string) =>
  NOT_ASKED.filter((pattern) => pattern.test(words.toLowerCase())).map((pattern) => pattern.source)

/** "maritalStatus" and "marital_status" read as "marital status". */
const spoken = (name: string) => name.replace(/_/g, " ").replace(/([a-z])([A-Z])/g, "$1 $2")

const text = (place: string) => readFileSync(path.join(root, place), "utf8")

/** The columns of the tables that hold people outside the house. */
function columnsOf(model: string): string[] {
  const body = new RegExp(`^model ${model} \\{([\\s\\S]*?)^\\}`, "m").exec(text("prisma/schema.prisma"))?.[1]
  return [...(body ?? "").matchAll(/^ {2}(\w+) +\w/gm)].map(([, name = ""]) => name)
}

test("the patterns find what they are for", () => {
  for (const name of [
    "maritalStatus",
    "home_owner",
    "householdIncome",
    "landlord",
    "adopterAge",
    "nationality",
  ])
    expect([name, found(spoken(name)).length > 0]).toEqual([name, true])
  for (const words of ["What is your age?", "Do you rent?", "Your occupation", "Have you surrendered a pet?"])
    expect([words, found(words).length > 0]).toEqual([words, true])
})

test("no column of any table could hold it", () => {
  const models = [...text("prisma/schema.prisma").matchAll(/^model (\w+)/gm)].map(([, name = ""]) => name)
  expect(models.length).toBeGreaterThan(20)
  for (const model of models)
    for (const column of columnsOf(model))
      expect([model, column, found(spoken(column))]).toEqual([model, column, []])
  expect(columnsOf("Adopter").length).toBeGreaterThan(3)
  // Names that would do for a cat, and never for a person who asks. The language is that of the mails asked for.
  for (const column of columnsOf("Adopter"))
    expect([column, /^(age|sex|born\w*|job|postcode|zip|address\w*)$/i.test(column)]).toEqual([column, false])
})

test("no question, hint or answer asks for it", () => {
  expect(QUESTIONS.length).toBe(18)
  for (const { key, text: asked, hint, options, fields } of QUESTIONS) {
    const words = [
      spoken(key),
      asked,
      hint ?? "",
      ...options.map(({ label }) => label),
      ...fields.map(spoken),
    ]
    for (const one of words) expect([one, found(one)]).toEqual([one, []])
  }
})

test("no public text asks for it, and only one names it: to say that it is not asked", () => {
  const texts = Object.entries(JSON.parse(text("messages/en.json")) as Record<string, string>)
  const named = texts.filter(([, words]) => found(words).length > 0).map(([key]) => key)
  expect(named.filter((key) => key !== "about.notAsked")).toEqual([])
})

test("no person of the demo has any of it", () => {
  const demo = readSources(["lib/features/demo"])
  expect(demo.length).toBeGreaterThan(3)
  for (const file of demo) {
    const words = [...file.text.matchAll(/["'`]([^"'`\n]+)["'`]|(\w+):/g)].map(([, said, name]) =>
      said === undefined ? spoken(name ?? "") : said,
    )
    for (const one of words) expect([file.path, one, found(one)]).toEqual([file.path, one, []])
  }
})
