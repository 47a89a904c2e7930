import type { Page } from "@playwright/test"
import { HEALED_MS, TOLD_MS } from "../tests/faults/limits.mjs"
import { healedAfter, openFaultyHouse, tell, toldAfter } from "./faulty-house"
import { expect, expectAccessibleInBoth, test } from "./fixtures"
import { houseRows as rows } from "./house-rows"

test.describe.configure({ mode: "serial", timeout: 360_000 })

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, role: "staff" } as const
let house: Awaited<ReturnType<typeof openFaultyHouse>>

test.beforeAll(async () => {
  test.setTimeout(360_000)
  house = await openFaultyHouse("faults-logging")
})
test.afterAll(() => house.close())

/** Cats that may train, from the end of the alphabet: other tests take from its beginning. */
async function catAt(skip: number): Promise<{ id: string; name: string }> {
  const [cat] = await rows<{ id: string; name: string }>(
    `select "id", "name" from "Cat" where "inCare" and "stage" between 1 and 4 and not "reviewOpen"
     and "coolDownUntil" is null order by "name" desc offset $1 limit 1`,
    [skip],
  )
  if (!cat) throw new Error("no cat in training")
  return cat
}

const countSince = (began: Date, catId: string, table: "Session" | "Rating") =>
  rows(`select 1 from "${table}" where "catId" = $1 and "createdAt" > $2`, [catId, began])
const waits = (page: Page) => page.locator("[data-outbox-bar]")

/** What was written waits on the device while the fault lasts, and goes out by itself in time when it ends. */
async function expectKeptThrough(page: Page, count: () => Promise<unknown[]>, wanted: number) {
  expect(await count()).toHaveLength(0)
  const healed = await healedAfter(page, () => house.proxy.end())
  await expect.poll(async () => (await count()).length, { timeout: HEALED_MS }).toBe(wanted)
  await expect(waits(page)).not.toContainText("waits")
  return healed
}

for (const [at, fault] of (["refuse", "mute"] as const).entries())
  test(`a session written down while the database is away (${fault}) waits on the device and arrives once`, async ({
    browser,
  }) => {
    const began = new Date()
    const page = await house.staffPage(browser, PHONE)
    const cat = await catAt(at)
    await page.goto(`/desk/cats/${cat.id}/log`)
    await house.proxy.begin(fault)
    await page.getByRole("group", { name: "Hits" }).getByRole("button", { name: "4", exact: true }).tap()
    await page.getByRole("button", { name: "0 loose" }).tap()
    await page.getByRole("button", { name: "As planned" }).tap()
    const told = await toldAfter(page, /does not answer/, () =>
      page.getByRole("button", { name: "Save session" }).tap(),
    )
    await expect(page.getByText("On this device", { exact: true })).toBeVisible()
    await expect(waits(page)).toContainText("1 session waits on this device")
    await expectAccessibleInBoth(page, "a session that waits for the database")
    // Tries are then half a minute apart: what arrives in time after that did not wait for the next one.
    if (fault === "refuse") await page.waitForTimeout(36_000)
    const healed = await expectKeptThrough(page, () => countSince(began, cat.id, "Session"), 1)
    tell(`a session, ${fault}`, told, healed)
    await page.context().close()
  })

test("a rating sheet goes on while the database is away, and its answers arrive afterwards", async ({
  browser,
}) => {
  const began = new Date()
  const page = await house.staffPage(browser, PHONE)
  const cat = await catAt(3)
  await page.goto(`/desk/cats/${cat.id}/rate`)
  await house.proxy.begin("refuse")
  await page.keyboard.press("0")
  await page.keyboard.press("Enter")
  for (const key of ["3", "4", "n"]) await page.keyboard.press(key)
  const told = await toldAfter(page, /database does not answer/, async () => {
    await page.getByRole("button", { name: "3 afraid" }).tap()
    await page.getByRole("button", { name: "Save what there is and stop" }).tap()
  })
  await expect(page.getByText("Kept on this device")).toBeVisible()
  const healed = await expectKeptThrough(page, () => countSince(began, cat.id, "Rating"), 3)
  tell("a rating sheet", told, healed)
  await page.context().close()
})

test("a session at home says what is the matter and keeps what was typed until it can be saved", async ({
  browser,
}) => {
  const began = new Date()
  const desk = await house.staffPage(browser, { role: "staff" })
  const cat = await catAt(2)
  const loggedAtHome = () =>
    rows(
      `select 1 from "PassportEntry" e join "Passport" p on p."id" = e."passportId"
       where p."catId" = $1 and e."createdAt" > $2`,
      [cat.id, began],
    )
  await desk.goto(`/desk/cats/${cat.id}#passport`)
  await desk.getByRole("button", { name: /^Issue/ }).click()
  const address = await desk.getByRole("link", { name: "Open the passport" }).getAttribute("href")
  const home = await (
    await browser.newContext({ baseURL: house.app.base, viewport: PHONE.viewport, hasTouch: true })
  ).newPage()
  await home.goto(`${new URL(address ?? "", house.app.base).pathname}?lang=en`)
  await home.getByLabel("Tries").fill("3")
  await home.getByLabel("of these went well").fill("2")
  await home.getByLabel("1 alert").check()
  await home.getByLabel("as planned").check()
  await house.proxy.begin("refuse")
  await home.getByRole("button", { name: "Keep this session" }).tap()
  await expect(home.getByText("We could not keep it just now.")).toBeVisible({ timeout: TOLD_MS })
  await expect(home.getByLabel("Tries")).toHaveValue("3")
  await expect(home.getByLabel("1 alert")).toBeChecked()
  expect(await loggedAtHome()).toHaveLength(0)
  await house.proxy.end()
  await expect(async () => {
    await home.getByRole("button", { name: "Keep this session" }).tap()
    await expect(home.getByText(/^Kept\./)).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: HEALED_MS })
  expect(await loggedAtHome()).toHaveLength(1)
  await home.context().close()
  await desk.context().close()
})
