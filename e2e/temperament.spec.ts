import { readFileSync } from "node:fs"
import path from "node:path"
import type { Page } from "@playwright/test"
import { DESCRIBED_CASES } from "@/lib/domain/raters/described-cases"
import { expect, expectAccessible, signIn, test } from "./fixtures"

test.describe.configure({ mode: "serial", timeout: 300_000 })

const VECTORS = path.resolve(import.meta.dirname, "../tests/fixtures/vectors/domain-vectors.json")
const vectors = JSON.parse(readFileSync(VECTORS, "utf8")) as Record<
  string,
  { S: number; lo: number; hi: number }
>
const DAY_MS = 86_400_000
const oneDecimal = (value: number) => value.toFixed(1)

/** Answers every described case as it should be, by what the page tells. */
async function sitCases(page: Page) {
  await page.goto("/settings/raters/certify")
  for (let answered = 0; answered < 12; answered++) {
    await expect(page.getByRole("button", { name: `Hand in (${answered} of 12)` })).toBeVisible()
    const story = await page.locator("blockquote").innerText()
    const known = DESCRIBED_CASES.find((one) => one.story === story)
    await page
      .locator("fieldset button")
      .nth((known?.reference ?? 1) - 1)
      .click()
  }
  await page.getByRole("button", { name: "Hand in (12 of 12)" }).click()
}

/** The full sheet by keyboard, the same level for all twelve questions. */
async function rateAll(page: Page, cat: string, level: string) {
  await page.goto(`${cat}/rate`)
  await expect(page.getByRole("heading", { name: /^Rate/ })).toBeVisible()
  await page.getByText("0 loose").first().click()
  await page.getByRole("button", { name: "Begin" }).click()
  for (let index = 0; index < 12; index++) {
    await expect(page.getByText(`${index + 1} of 12`, { exact: true })).toBeVisible()
    await page.keyboard.press(level)
  }
  await page.getByRole("button", { name: "Save 12 ratings" }).click()
  await page.waitForURL(/#temperament/)
}

test("a rater is certified on described cases, and told why each level was expected", async ({ page }) => {
  await signIn(page, "coordinator")
  await sitCases(page)
  await expect(page.getByRole("heading", { name: "Passed: you are a certified rater" })).toBeVisible()
  await expectAccessible(page, "a sitting, judged")
  await page.goto("/settings/raters/certify")
  await expect(page.getByText("Another sitting is possible tomorrow.")).toBeVisible()
})

test("two certified raters' sheets through the screen give the reference numbers", async ({
  page,
  browser,
}) => {
  await signIn(page, "staff")
  await page.goto("/desk/cats/new")
  await page.getByLabel("Name").fill("Vector")
  const cameAt = new Date(Date.now() - 10 * DAY_MS).toISOString().slice(0, 16)
  await page.getByLabel("Came at").fill(cameAt)
  await page.getByRole("button", { name: "Take in" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Vector")
  const cat = new URL(page.url()).pathname

  // The first rater looked yesterday, as the device's own clock says; the sheet arrives with its time.
  await page.clock.setFixedTime(new Date(Date.now() - DAY_MS))
  await rateAll(page, cat, "4")
  const second = await browser.newPage()
  await signIn(second, "coordinator")
  await rateAll(second, cat, "4")

  const { S = 0, lo = 0, hi = 0 } = vectors["two raters all 4, days 0&1 asOf1"] ?? {}
  await expect(second.locator("#temperament")).toContainText(
    `Suitability ${oneDecimal(S)} (80 % band ${oneDecimal(lo)} to ${oneDecimal(hi)})`,
  )
  const label = second.getByRole("table", { name: "How the label comes about" })
  await expect(label.getByRole("row", { name: /^Potential/ })).toContainText("Trail")
  // Nothing trained and no gate cleared: the label itself stays at the window.
  await expect(label.getByRole("row", { name: /^Ready for/ })).toContainText("Window Explorer")
  await second.getByText(/^Results as they were written/).click()
  await expect(
    second.getByRole("table", { name: "Results as they were written" }).getByRole("row"),
  ).toHaveCount(3)
  await second.close()
})

test("a draft is compared on the cats in care, approved by name, and leaves kept results alone", async ({
  page,
}) => {
  await signIn(page, "administrator")
  await page.goto("/settings/rubric")
  await page.getByLabel("What is to change, and why").fill("Clearer words for one question")
  await page.getByRole("button", { name: "Draft a new version" }).click()
  await expect(page.getByRole("heading", { name: "Rubric version 2" })).toBeVisible()
  const question = page.locator("details", { hasText: "Play and activity" })
  await question.locator("summary").click()
  await question.getByLabel("Question").fill("How much does the cat play?")
  await question.getByRole("button", { name: "Save this question" }).click()
  await expect(page.getByText("How much does the cat play?").first()).toBeVisible()
  await expect(page.getByText(/rated cats: 0 would move up, 0 down/)).toBeVisible()
  await expectAccessible(page, "a draft")
  await page.getByRole("button", { name: "Approve this version" }).click()
  await page.getByRole("button", { name: "Yes, this version counts from now on" }).click()
  await expect(page.getByText("This version counts now.")).toBeVisible({ timeout: 60_000 })
  await page.goto("/settings/rubric")
  const first = page.getByRole("row", { name: /^Version 1/ })
  await expect(first).toContainText("Retired")
  await expect(page.getByRole("row", { name: /^Version 2/ })).toContainText("Ada Lindqvist")
})

test("Today says what is worth most in the minutes one has", async ({ page }) => {
  await signIn(page, "staff")
  await page.getByRole("button", { name: "10 min" }).click()
  await page.waitForURL(/minutes=10/)
  const plan = page.locator("section", { has: page.getByRole("heading", { name: "I have" }) })
  expect(await plan.getByRole("listitem").count()).toBeGreaterThan(0)
  expect(await plan.getByRole("listitem").count()).toBeLessThanOrEqual(5)
  await expect(plan.getByRole("listitem").first()).toContainText(/\(\d+ min\)/)
})
