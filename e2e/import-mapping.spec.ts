import type { Page } from "@playwright/test"
import { expect, expectAccessible, signIn, test } from "./fixtures"

const file = (name: string, lines: string[]) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(lines.join("\n")),
})
const UNKNOWN = file("house.csv", [
  "Pet No;Pet Name;Kind;Gender;Date In;Came as;Date Out;Disposition",
  "H1;Nettle;Cat;F;01/02/2024;Stray;15/02/2024;Rehomed",
  "H2;Rex;Dog;M;01/02/2024;Stray;;",
  "H3;Burdock;Cat;M;01/02/2024;Owner surrender;02/02/2024;Vanished",
])
const SET = [
  file("animals.csv", ["Animal ID,Name,Species,Sex", "SL-1,Yarrow,Cat,Female"]),
  file("intake.csv", ["Animal ID,Intake Type,Intake Date", "SL-1,Stray,03/01/2024"]),
  file("fosters.csv", ["Animal ID,Foster Parent Name,Outcome Date", "SL-1,A. Home,03/10/2024"]),
]

async function choose(page: Page, kind: RegExp, files: typeof SET) {
  await page.goto("/imports")
  await expect(async () => {
    await page.getByLabel("What kind of file is it?").first().click()
    await page.getByRole("option", { name: kind }).click({ timeout: 1000 })
    await page.locator("input[type=file]").last().setInputFiles(files)
    await expect(page.getByText(files[0]?.name ?? "").first()).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.getByRole("button", { name: "See what would happen" }).click()
}

const MAP = /say what its columns are/

test("an unknown file: guessed, a word decided, a slip that loses nothing, saved, imported, known the next time", async ({
  page,
}) => {
  await signIn(page, "coordinator")
  await page.setViewportSize({ width: 390, height: 844 })
  await choose(page, MAP, [UNKNOWN])
  await page.waitForURL(/\/imports\/columns\//)
  await expect(page.getByLabel("Column for Day of intake")).toHaveValue("Date In")
  await expect(page.getByLabel("How days are written")).toHaveValue("DD/MM/YYYY")
  await expect(page.getByLabel("Dog (1)")).not.toBeChecked()
  await expectAccessible(page, "columns of an unknown file")
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)

  await page.getByLabel("What Vanished means").selectOption("Lost")
  await page.getByRole("button", { name: "Show the first cats and problems" }).click()
  await expect(page.getByText("3 rows, 2 cats, 2 stays.")).toBeVisible()
  await page.getByLabel("Name of this profile").fill("My House")
  await page.getByRole("button", { name: "Save and see what would happen" }).click()
  await expect(page.getByRole("alert").filter({ hasText: "small letters" })).toBeVisible()
  await expect(page.getByLabel("What Vanished means")).toHaveValue("lost")
  await page.getByLabel("Name of this profile").fill("my-house")
  await page.getByRole("button", { name: "Save and see what would happen" }).click()
  await expect(page.getByText("Nothing is written yet.")).toBeVisible()
  await expectAccessible(page, "preview of a mapped file")
  await page.getByRole("button", { name: "Change the columns" }).click()
  await expect(page.getByLabel("What Vanished means")).toHaveValue("lost")
  await page.getByRole("button", { name: "Save and see what would happen" }).click()
  await page.getByRole("button", { name: "Import", exact: true }).click()
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)

  await choose(page, MAP, [UNKNOWN])
  await expect(page.getByRole("heading", { name: "This looks like my-house" })).toBeVisible()
  await page.getByRole("button", { name: "Read it as my-house" }).click()
  await expect(page.getByText("This very file was imported on")).toBeVisible()
})

test("several files of one system are chosen together, and what is missing is said", async ({ page }) => {
  await signIn(page, "staff")
  await choose(page, /^Shelterluv/, SET)
  await expect(page.getByText("There is no file of outcomes: stays stay open.")).toBeVisible()
  await expect(page.getByText("fosters.csv: read as foster homes.")).toBeVisible()
  await page.getByRole("button", { name: "Import", exact: true }).click()
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/)
  await expect(page.getByRole("heading", { name: "animals.csv, intake.csv, fosters.csv" })).toBeVisible()
})
