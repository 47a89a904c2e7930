import { readFileSync } from "node:fs"
import { expect, expectAccessibleInBoth, signIn, test } from "./fixtures"

test("a report is built with the keyboard's own controls, shown, and downloaded as it is shown", async ({
  page,
}) => {
  await signIn(page, "coordinator")
  await page.goto("/reports")
  await expectAccessibleInBoth(page, "/reports")
  await page.getByRole("link", { name: "New report" }).click()
  await page.getByRole("main").getByRole("link", { name: "Cats", exact: true }).click()
  await page.getByRole("textbox", { name: "Name" }).fill("Cats in care by name")
  await page.getByLabel("Another column").selectOption("sex")
  await page.getByRole("button", { name: "Add", exact: true }).click()
  await page.getByRole("button", { name: "Move Sex up" }).click()
  await page.getByRole("button", { name: "Leave out Number" }).click()
  await page.getByLabel("A condition on").selectOption("inCare")
  await page.getByRole("button", { name: "Add condition" }).click()
  await page.getByLabel("Ordered by").selectOption("cat")
  await expectAccessibleInBoth(page, "/reports/new, filled in")
  await page.getByRole("button", { name: "Save and show" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cats in care by name")
  const table = page.getByRole("table", { name: "Cats in care by name" })
  const headings = await table.getByRole("columnheader").allTextContents()
  expect(headings.slice(0, 2)).toEqual(["Cat", "In care"])
  const first = await table.locator("tbody tr").first().locator("td").first().textContent()
  await page.getByRole("button", { name: "CSV" }).click()
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download" }).click(),
  ])
  const [head = "", row = ""] = readFileSync(await download.path(), "utf8")
    .replace("\uFEFF", "")
    .split("\n")
  expect(head.split(",")).toEqual(headings)
  expect(row.split(",")[0]).toBe(first)
  await expectAccessibleInBoth(page, "/reports/[reportId]")
})

test.describe.configure({ timeout: 360_000 })

test("a number of the matrix opens its animals, and a submitted month is public in sums only", async ({
  page,
}) => {
  await signIn(page, "coordinator")
  await page.goto("/reports/matrix")
  const balance = page.getByText(/at the beginning \+ .* = .* at the end/)
  await expect(balance).toBeVisible()
  await expectAccessibleInBoth(page, "/reports/matrix")
  const row = page.getByRole("row", { name: /In care at the end/ })
  const n = await row.getByRole("link").textContent()
  await row.getByRole("link").click()
  await expect(page.getByText(`${n} stays`)).toBeVisible()
  await expectAccessibleInBoth(page, "/reports/matrix/animals")
  await page.goBack()
  await page.getByRole("button", { name: /Mark as submitted/ }).click()
  await expect(page.getByText("Nothing changed: the records still say what was handed in.")).toBeVisible()
  const month = ((await page.getByRole("heading", { level: 1 }).textContent()) ?? "").split(", ")[1] ?? ""
  await page.goto("/figures?lang=en")
  await expect(page.getByRole("rowheader", { name: month })).toBeVisible()
  await expectAccessibleInBoth(page, "/figures with a month")
})

test("a report goes out by mail on a day of the week until it is ended", async ({ page }) => {
  await signIn(page, "coordinator")
  await page.goto("/reports")
  await page.getByRole("button", { name: "Send a report by mail" }).click()
  const form = page.getByRole("form", { name: "A report by mail" })
  await form.getByLabel("Report").selectOption("matrix")
  await form.getByLabel("How often").selectOption("week")
  await form.getByLabel("On", { exact: true }).selectOption("3")
  await form.getByRole("checkbox").first().check()
  await expectAccessibleInBoth(page, "/reports with a schedule form")
  await form.getByRole("button", { name: "Save" }).click()
  await expect(page.getByRole("cell", { name: "every Wednesday" })).toBeVisible()
  await page.getByRole("button", { name: /^End the mail of/ }).click()
  await expect(page.getByText("Nothing goes out by mail.")).toBeVisible()
})
