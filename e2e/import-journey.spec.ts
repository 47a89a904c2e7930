import { readFileSync } from "node:fs"
import type { Page } from "@playwright/test"
import { expect, expectAccessible, signIn, test } from "./fixtures"

const HEADER =
  "ANIMALCODE,ANIMALNAME,ANIMALSEX,ANIMALTYPE,ANIMALSPECIES,ANIMALBREED1,ANIMALCOLOR,ANIMALDOB,ANIMALLOCATION,ANIMALUNIT,ANIMALENTRYDATE,ANIMALENTRYCATEGORY,ANIMALDESCRIPTION,ANIMALGOODWITHCATS,ANIMALGOODWITHDOGS,ANIMALGOODWITHKIDS"
// Made up, in the shape of an animal export: quotes, a line break inside a cell, a formula, a dog, a day that is none.
const ROWS = [
  'SC001,"Nova ""the star""",Female,F (Stray Cat),Cat,Domestic Short Hair,Black,2024-05-02,Cattery,1,2026-10-01,Stray,"Likes tuna',
  'and boxes",Yes,No,Unknown',
  "SC002,=SUM(1+1),Male,F (Stray Cat),Cat,Domestic Short Hair,Tabby,2023-02-30,Cattery,2,2026-10-03,Stray,Quiet,Unknown,Unknown,Unknown",
  "SC003,Rex,Male,D (Dog),Dog,Labrador,Yellow,2022-01-01,Kennel,1,2026-10-04,Stray,Loud,Unknown,Unknown,Unknown",
]
const animals = {
  name: "animals.csv",
  mimeType: "text/csv",
  buffer: Buffer.from([HEADER, ...ROWS].join("\n")),
}

/** Chooses until the page has taken notice: right after loading it may not listen yet. */
async function chooseFile(page: Page, file: typeof animals) {
  await expect(async () => {
    await page.locator("input[type=file]").last().setInputFiles(file)
    await expect(page.getByText(file.name)).toBeVisible({ timeout: 500 })
  }).toPass()
}

test("staff imports an export: preview first, then cats, with every row left out named; a coordinator takes it back", async ({
  page,
  browser,
}) => {
  await signIn(page, "staff")
  await page.goto("/imports")
  await chooseFile(page, animals)
  await page.getByRole("button", { name: "See what would happen" }).click()
  await expect(page.getByRole("button", { name: /Import/ })).toBeVisible()
  await expect(page.getByText("not a cat").first()).toBeVisible()
  await expectAccessible(page, "import preview")
  // A preview writes nothing.
  const other = await page.context().newPage()
  await other.goto("/desk/cats?q=sc001")
  await expect(other.getByText("No cat fits these filters")).toBeVisible()
  await other.close()

  await page.getByRole("button", { name: /Import/ }).click()
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/)
  const report = page.url()
  await expect(page.getByRole("heading", { name: "animals.csv" })).toBeVisible()
  await expectAccessible(page, "import report")
  const download = page.waitForEvent("download")
  await page.getByText("Download all skipped rows").click()
  const skipped = readFileSync(await (await download).path(), "utf8")
  expect(skipped).toMatch(/not a cat/)
  expect(skipped.split("\n").some((line) => /^[=+@]/.test(line))).toBe(false)

  await page.goto("/desk/cats?q=sc00")
  await expect(page.getByRole("link", { name: /Nova "the star"/ })).toBeVisible()
  await expect(page.getByRole("link", { name: /=SUM\(1\+1\)/ })).toBeVisible()

  const coordinator = await (await browser.newContext()).newPage()
  await signIn(coordinator, "coordinator")
  await coordinator.goto(report)
  await coordinator.getByRole("button", { name: /back/i }).click()
  await expect(coordinator.getByText(/taken back/)).toBeVisible()
  await page.goto("/desk/cats?q=sc00&who=all")
  await expect(page.getByText("No cat fits these filters")).toBeVisible()
})

test("a wrong file gets a sentence that says what is missing, and changes nothing", async ({ page }) => {
  await signIn(page, "staff")
  await page.goto("/imports")
  const wrong = {
    name: "recipe.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("Flour,Sugar\n200 g,100 g\n"),
  }
  await chooseFile(page, wrong)
  await page.getByRole("button", { name: "See what would happen" }).click()
  await expect(page.getByRole("alert").filter({ hasText: "ANIMALCODE" })).toBeVisible()
  await expect(page.getByRole("button", { name: "See what would happen" })).toBeVisible()
})
