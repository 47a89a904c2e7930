import { readFileSync } from "node:fs"
import type { Page } from "@playwright/test"
import { parse } from "csv-parse/sync"
import { readXlsx } from "hucre/xlsx"
import { expect, expectAccessibleInBoth, signIn, test } from "./fixtures"
import { pdfText } from "./pdf-text"

test.describe.configure({ timeout: 480_000 })

const CHART = "C1"

/** The first table of a chart on the screen, as rows of words. */
async function screenTable(page: Page) {
  const table = page.locator(`#${CHART}`).getByRole("table").first()
  const rows = await table.getByRole("row").all()
  return Promise.all(
    rows.map(async (row) => (await row.locator("th, td").allTextContents()).map((cell) => cell.trim())),
  )
}

async function file(page: Page, format: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page
      .getByRole("navigation", { name: `Files of ${CHART}`, exact: true })
      .getByRole("link", { name: format, exact: true })
      .click(),
  ])
  return readFileSync(await download.path())
}

const asShare = (text: string) => (/^-?[\d.]+ %$/.test(text) ? Number(text.replace(" %", "")) / 100 : null)
// The screen rounds to a tenth of a percent.
const isSame = (shown: string, value: unknown) => {
  const share = asShare(shown)
  if (value === "hidden") return true
  if (share !== null) return typeof value === "number" && Math.abs(value - share) <= 0.00051
  if (shown === "–") return value === "" || value === null || value === undefined
  return String(value) === shown.replaceAll(",", "")
}

test("two groups are picked and compared, the caveats read, and every file says what the screen says", async ({
  page,
}) => {
  await signIn(page, "coordinator")
  await page.goto("/outcomes")
  await page.getByText("Cohort: All intakes").click()
  await page.getByLabel("Name").first().fill("Females")
  await page.getByLabel("Sex").first().selectOption("F")
  await page.getByRole("button", { name: "Show" }).click()
  await page.getByRole("link", { name: "Compare with another cohort" }).click()
  await page.getByLabel("Name").nth(1).fill("Males")
  await page.getByLabel("Sex").nth(1).selectOption("M")
  await page.getByRole("button", { name: "Show" }).click()
  await expect(page).toHaveURL(/sex=F.*b_sex=M/)
  const chart = page.locator(`#${CHART}`)
  await expect(chart.getByText(/What these cohorts can show:/)).toBeVisible()
  await expect(chart.getByText(/it is not a probability/)).toBeVisible()
  await expect(chart.getByText(/Females: \d+ stays · Males: \d+ stays/)).toBeVisible()

  const shown = await screenTable(page)
  expect(shown[0]).toEqual(["Cohort", "By day", "Adopted", "From", "To", "At risk"])
  expect(shown).toHaveLength(11)

  const csv: string[][] = parse(await file(page, "CSV"), { bom: true, relax_column_count: true })
  const start = csv.findIndex((line) => line[0] === "Cohort")
  const inFile = csv.slice(start, start + shown.length)
  inFile.slice(1).forEach((line, r) => {
    line.forEach((cell, c) => {
      const value =
        c > 0 && cell !== "" && cell !== "hidden" && !Number.isNaN(Number(cell)) ? Number(cell) : cell
      expect(isSame(shown[r + 1]?.[c] ?? "", value), `CSV row ${r} column ${c}: ${cell}`).toBe(true)
    })
  })

  const workbook = await readXlsx(await file(page, "XLSX"))
  const sheet = workbook.sheets[0]
  expect(sheet?.rows[0]).toEqual(shown[0])
  sheet?.rows.slice(1).forEach((row, r) => {
    row.forEach((cell, c) => {
      expect(isSame(shown[r + 1]?.[c] ?? "", cell), `XLSX row ${r} column ${c}: ${cell}`).toBe(true)
    })
  })

  const words = pdfText(await file(page, "PDF"))
  expect(words).toContain("C1 Time to adoption")
  expect(words).toContain("Females")
  for (const row of shown.slice(1))
    for (const cell of row.slice(2).filter((text) => asShare(text) !== null))
      expect(words.replaceAll("\u00a0", " "), cell).toContain(cell.replace(" %", ""))

  await expectAccessibleInBoth(page, "/outcomes with two cohorts")
})

test("a cohort is kept, opened again and taken away; the address alone brings a view back", async ({
  page,
}) => {
  await signIn(page, "coordinator")
  await page.goto("/outcomes?part=homes&sex=M")
  await page.getByLabel("Keep the first cohort as").fill("Boys")
  await page.getByRole("button", { name: "Keep" }).click()
  await expect(page.getByRole("link", { name: "Boys" })).toBeVisible()
  await page.goto("/outcomes")
  await page.getByRole("link", { name: "Boys" }).click()
  await expect(page).toHaveURL(/sex=M/)
  await expect(page.getByText(/Cohort: Boys \(/)).toBeVisible()
  await page.getByRole("button", { name: "Take away Boys" }).click()
  await expect(page.getByRole("link", { name: "Boys" })).toHaveCount(0)
})

test("the pointer reads the same day on every panel of one axis", async ({ page }) => {
  await signIn(page, "coordinator")
  await page.goto("/outcomes")
  const panel = page.getByRole("img", { name: /C1 Time to adoption/ })
  await panel.hover()
  const box = await panel.boundingBox()
  if (!box) throw new Error("no picture")
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 3)
  const said = page.locator("[data-reading]")
  await expect(said).toHaveCount(2)
  const days = await said.evaluateAll((all) => all.map((one) => /Day (\d+)/.exec(one.textContent ?? "")?.[1]))
  expect(new Set(days).size).toBe(1)
})

test("the board report says its sentences on the screen and on two printed pages", async ({ page }) => {
  await signIn(page, "coordinator")
  await page.goto("/reports/board")
  const sentence =
    (await page.getByRole("region", { name: "Time to adoption" }).locator("p").first().textContent()) ?? ""
  expect(sentence).toMatch(/^(Of \d+ stays?|No stay)/)
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "As PDF, two pages" }).click(),
  ])
  const bytes = readFileSync(await download.path())
  expect(bytes.toString("latin1").match(/\/Type \/Page\b/g)).toHaveLength(2)
  expect(pdfText(bytes).replace(/\s+/g, " ")).toContain(sentence.slice(0, 40))
})

test("staff see the charts and no files; the data check and the validation answer", async ({ page }) => {
  await signIn(page, "staff")
  await page.goto("/outcomes")
  await expect(page.getByRole("heading", { name: "C1 Time to adoption" })).toBeVisible()
  await expect(page.getByRole("navigation", { name: "Files of C1", exact: true })).toHaveCount(0)
  expect((await page.request.get("/api/outcomes/file?chart=C1&format=csv")).status()).toBe(403)
  await page.goto("/outcomes/validation")
  await expect(page.getByText("Expert weights, not yet checked on our cats.").first()).toBeVisible()
  await page.goto("/outcomes/data-check")
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Data check")
})
