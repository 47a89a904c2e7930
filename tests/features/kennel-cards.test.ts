import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import sharp from "sharp"
import { beforeAll, expect, test } from "vitest"
import { catBitmap } from "@/components/cards/cat-bitmap"
import { kennelCard } from "@/components/cards/kennel-card"
import { textsIn } from "@/lib/platform/texts"
import type { Viewer, Visitor } from "@/lib/platform/viewer"
import { asVisitor, listedCat } from "../setup/public-cat"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

let staff: Viewer
let visitor: Visitor

beforeAll(async () => {
  process.env.SLACKLINE_DATA = mkdtempSync(path.join(tmpdir(), "slackline-cards-"))
  await freshDatabase()
  staff = await (await makeShelter()).person("staff")
  visitor = await asVisitor(staff)
})

async function printed(names: string[], language: "en" | "es", perPage: 1 | 2) {
  const { publicCat } = await import("@/lib/features/cats/public")
  const { qrBitmap } = await import("@/lib/platform/link-code")
  const { writeCards } = await import("@/lib/platform/cards-pdf")
  const cards = []
  for (const name of names) {
    const { slug } = await listedCat(staff, name)
    const cat = await publicCat(visitor, slug)
    if (!cat) throw new Error("the cat is listed")
    const address = `https://cats.example.org/cats/${slug}/here`
    const picture = await catBitmap(cat.card, null, 320)
    expect(await sharp(picture).metadata()).toMatchObject({ format: "jpeg", width: 320, height: 320 })
    const code = await qrBitmap(address)
    cards.push(kennelCard({ cat, shelterName: "Shelter", picture, code, address }, textsIn(language)))
  }
  const title = textsIn(language).say("card.title")
  const file = await writeCards({ title, language, author: "Shelter", cards, perPage })
  return Buffer.from(file).toString("latin1")
}

test.each([
  ["en", 1, 3],
  ["es", 2, 2],
] as const)("cards in %s, %i to a page, are a tagged PDF of %i pages", async (language, perPage, pages) => {
  const long = "Her Serene Highness Princess Wilhelmina Featherstonehaugh the Third of the Boiler Room"
  const raw = await printed(["Juniper", long, "Ñandú"], language, perPage)
  for (const mark of [`/Lang (${language})`, "/Marked true", "/StructTreeRoot", "pdfuaid:part"])
    expect(raw).toContain(mark)
  expect(raw.match(/\/Type \/Page\b/g)).toHaveLength(pages)
  const tags = [...raw.matchAll(/\/S \/(\w+)/g)].map(([, tag]) => tag)
  const count = (wanted: string) => tags.filter((tag) => tag === wanted).length
  expect([count("Sect"), count("H1"), count("H2"), count("Figure")]).toEqual([3, 3, 6, 6])
  // Each picture says what it is and where it stands.
  expect([raw.match(/\/Alt /g)?.length, raw.match(/\/BBox \[/g)?.length]).toEqual([6, 6])
  expect(raw).not.toContain("/BaseFont /Helvetica")
})

test("only listed cats of the viewer's shelter get a card", async () => {
  const { cardSlugs } = await import("@/lib/features/cats/cards-queries")
  const { CardsParams } = await import("@/lib/features/cats/cards-schema")
  const { editCat } = await import("@/lib/features/cats/mutations")
  const { systemDb } = await import("@/lib/platform/db")
  const { catId, slug } = await listedCat(staff, "Fern")
  const stranger = await (await makeShelter("OTHER")).person("staff")
  const params = CardsParams.parse({ cat: catId })
  expect(await cardSlugs(staff, params)).toEqual([slug])
  expect(await cardSlugs(stranger, params)).toEqual([])
  const { version } = await systemDb().cat.findUniqueOrThrow({ where: { id: catId } })
  await editCat(staff, { catId, version, room: "West 4" })
  expect(await cardSlugs(staff, CardsParams.parse({ room: "West 4" }))).toEqual([slug])
  await editCat(staff, { catId, version: version + 1, published: false })
  expect(await cardSlugs(staff, params)).toEqual([])
})
