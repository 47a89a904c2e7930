import type { Browser, Page } from "@playwright/test"
import { HEALED_MS } from "../tests/faults/limits.mjs"
import { fillAdopter, SAVED_ADOPTER, saveAdopter } from "./adopter-form"
import { fillFirstRun, signInAs } from "./first-run"
import { expect, expectAccessible, test } from "./fixtures"
import { type House, openHouse } from "./house"

let house: House

test.describe.configure({ mode: "serial", timeout: 360_000 })
test.beforeAll(async () => {
  test.setTimeout(360_000)
  house = await openHouse("faults")
})
test.afterAll(() => house.close())

async function newPage(browser: Browser): Promise<Page> {
  return (await browser.newContext({ baseURL: house.base })).newPage()
}

async function countAdopters(page: Page, name: string) {
  await page.goto(`/desk/adopters?q=${encodeURIComponent(name)}`)
  return page.getByRole("rowheader").filter({ hasText: name }).count()
}

test("an empty install opens the first-run page, makes one shelter and its first administrator", async ({
  browser,
}) => {
  const page = await newPage(browser)
  const late = await newPage(browser)
  await late.goto("/welcome")
  await page.goto("/")
  await page.waitForURL(/\/welcome/)
  for (const one of [page, late]) await fillFirstRun(one)
  await page.getByRole("button", { name: "Create the shelter" }).click()
  await page.waitForURL(/\/sign-in/)
  // Two browsers on the first-run page: the second is told, and nothing is made twice.
  await late.getByRole("button", { name: "Create the shelter" }).click()
  await expect(late.getByRole("alert").filter({ hasText: "already has its shelter" })).toBeVisible()
  await signInAs(page)
  await expect(page.getByText("Second Chance Cats")).toBeVisible()
  const steps = page.getByRole("region", { name: "First steps" })
  await expect(steps.getByRole("link", { name: "Bring in your cats" })).toBeVisible()
  await expectAccessible(page, "first steps")
  await steps.getByRole("button", { name: "Put this list away" }).click()
  await expect(steps).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole("heading", { name: "Today" })).toBeVisible()
  await expect(steps).toHaveCount(0)
})

test("while the database is gone nothing typed is lost, and it heals by itself within five seconds", async ({
  browser,
}) => {
  const page = await newPage(browser)
  await signInAs(page)
  await fillAdopter(page, "Patient Person")
  await house.database.pause()
  await saveAdopter(page)
  await expect(page.getByRole("alert").filter({ hasText: /does not answer/ })).toBeVisible()
  await expect(page.getByLabel("Name")).toHaveValue("Patient Person")
  await expect(page.getByLabel("Gladly")).toBeChecked()
  const other = await page.context().newPage()
  await other.goto("/desk/adopters")
  await expect(other.getByRole("heading", { name: "This page could not be shown" })).toBeVisible()
  await house.database.resume()
  await expect(async () => {
    if (!SAVED_ADOPTER.test(page.url())) await saveAdopter(page)
    await page.waitForURL(SAVED_ADOPTER, { timeout: 1500, waitUntil: "commit" })
  }).toPass({ timeout: HEALED_MS })
  expect(await countAdopters(page, "Patient Person")).toBe(1)
})

test("a form sent twice is one adopter, and acknowledged writes survive ten kills of the app", async ({
  browser,
}) => {
  const page = await newPage(browser)
  await signInAs(page)
  await fillAdopter(page, "Twice Sent")
  await page.getByRole("button", { name: "Save and see the matches" }).dblclick()
  await page.waitForURL(SAVED_ADOPTER)
  expect(await countAdopters(page, "Twice Sent")).toBe(1)
  const acknowledged: string[] = []
  for (let round = 0; round < 10; round++) {
    const name = `Survivor ${round}`
    await fillAdopter(page, name)
    await saveAdopter(page)
    await page.waitForURL(SAVED_ADOPTER)
    acknowledged.push(name)
    await house.killApp()
  }
  const kept = []
  for (const name of acknowledged) kept.push(await countAdopters(page, name))
  expect(kept).toEqual(acknowledged.map(() => 1))
})

test("a changed role and a sign-out everywhere count from the next request", async ({ browser }) => {
  const admin = await newPage(browser)
  await signInAs(admin)
  await admin.goto("/settings/people")
  const adding = admin.locator("form").filter({ hasText: "Add a person" })
  await expect(async () => {
    await adding.getByLabel("Name").fill("Bo")
    await adding.getByLabel("E-mail address").fill("bo@shelter.example")
    await adding.getByRole("button", { name: "Add" }).click()
    await expect(admin.getByText(/First password/)).toBeVisible({ timeout: 3000 })
  }).toPass()
  const password = (await admin.getByText(/First password/).innerText()).split(": ")[1] ?? ""
  const bo = await newPage(browser)
  await signInAs(bo, { email: "bo@shelter.example", password })
  expect((await bo.goto("/desk/cats"))?.status()).toBe(200)
  const row = admin.getByRole("region", { name: "Bo" })
  await row.getByLabel("Role").selectOption("adopter")
  await row.getByRole("button", { name: "Save" }).click()
  await expect(admin.getByText("Saved Bo.")).toBeVisible()
  expect((await bo.goto("/desk/cats"))?.status()).toBe(403)
  await admin.getByRole("region", { name: "Bo" }).getByRole("button", { name: "Switch off" }).click()
  await expect(admin.getByText(/switched off/)).toBeVisible()
  await bo.goto("/account")
  await expect(bo).toHaveURL(/\/sign-in/)

  const second = await newPage(browser)
  await signInAs(second)
  await admin.goto("/account")
  await expect(async () => {
    await admin.getByRole("button", { name: "Sign out on all devices" }).click()
    await admin.waitForURL(/\/sign-in/, { timeout: 3000 })
  }).toPass()
  await second.goto("/today")
  await expect(second).toHaveURL(/\/sign-in/)
})
