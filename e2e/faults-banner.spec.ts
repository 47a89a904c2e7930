import { HEALED_MS, TOLD_MS } from "../tests/faults/limits.mjs"
import { fillAdopter, SAVED_ADOPTER, saveAdopter } from "./adopter-form"
import { healedAfter, openFaultyHouse, tell, toldAfter } from "./faulty-house"
import { expect, expectAccessibleInBoth, test } from "./fixtures"
import { houseRows as rows } from "./house-rows"

test.describe.configure({ mode: "serial", timeout: 360_000 })

let house: Awaited<ReturnType<typeof openFaultyHouse>>

test.beforeAll(async () => {
  test.setTimeout(360_000)
  house = await openFaultyHouse("faults-banner")
})
test.afterAll(() => house.close())

for (const [fault, title] of [
  ["refuse", "refuses connections"],
  ["mute", "says nothing"],
] as const)
  test(`a database that ${title}: the banner says so in time, what was typed stays, and it heals`, async ({
    browser,
  }) => {
    const page = await house.staffPage(browser)
    const name = `Patient ${fault} ${Date.now()}`
    await fillAdopter(page, name)
    await house.proxy.begin(fault)
    // Until the server has found out that nothing will come, it is the server that says nothing.
    const told = await toldAfter(
      page,
      fault === "mute" ? /does not answer/ : /database does not answer/,
      () => saveAdopter(page),
    )
    await expect(page.locator("[data-connection]")).toContainText("The database does not answer")
    await expect(page.getByRole("alert").filter({ hasText: "does not answer" })).toBeVisible()
    await expect(page.getByLabel("Name")).toHaveValue(name)
    await expect(page.getByLabel("Gladly")).toBeChecked()
    if (fault === "refuse") await expectAccessibleInBoth(page, "a form while the database is away")
    // A page opened meanwhile says so, and opens by itself afterwards.
    const other = await page.context().newPage()
    expect((await other.goto("/desk/adopters"))?.status()).toBe(503)
    await expect(other.getByRole("heading", { name: "This page could not be shown" })).toBeVisible()
    const healed = await healedAfter(page, () => house.proxy.end())
    await expect(other.getByRole("heading", { name: "Adopters" })).toBeVisible({ timeout: HEALED_MS })
    await saveAdopter(page)
    await page.waitForURL(SAVED_ADOPTER)
    expect(await rows(`select 1 from "Adopter" where "name" = $1`, [name])).toHaveLength(1)
    tell(`database that ${title}`, told, healed)
    await page.context().close()
  })

test("going to another page while the database is away says so and opens by itself afterwards", async ({
  browser,
}) => {
  const page = await house.staffPage(browser)
  await page.goto("/today")
  await house.proxy.begin("mute")
  const told = await toldAfter(page, /does not answer/, () =>
    page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name: "Adopters" }).click(),
  )
  const healed = await healedAfter(page, () => house.proxy.end())
  await expect(page.getByRole("heading", { name: "Adopters", level: 1 })).toBeVisible({ timeout: HEALED_MS })
  tell("another page", told, healed)
  await page.context().close()
})

test("settings keep what was typed while the database is away", async ({ browser }) => {
  const page = await house.staffPage(browser)
  await page.goto("/settings/shelter")
  const field = page.getByRole("main").getByRole("textbox").first()
  const typed = `${await field.inputValue()} `
  await expect(async () => {
    await field.fill(typed)
    await expect(field).toHaveValue(typed)
  }).toPass()
  await house.proxy.begin("refuse")
  const told = await toldAfter(page, /database does not answer/i, () =>
    page.getByRole("main").getByRole("button", { name: /save/i }).first().click(),
  )
  await expect(field).toHaveValue(typed)
  const healed = await healedAfter(page, () => house.proxy.end())
  tell("settings", told, healed)
  await page.context().close()
})

test("the app killed under a form: the banner says so, and the same form saves when it is back", async ({
  browser,
}) => {
  const page = await house.staffPage(browser)
  const name = `Patient killed ${Date.now()}`
  await fillAdopter(page, name)
  const back = house.app.killApp()
  await page.waitForTimeout(50)
  const told = await toldAfter(page, /server does not answer/i, () => saveAdopter(page))
  await expect(page.getByLabel("Name")).toHaveValue(name)
  const healed = await healedAfter(page, () => back)
  await saveAdopter(page)
  await page.waitForURL(SAVED_ADOPTER)
  expect(await rows(`select 1 from "Adopter" where "name" = $1`, [name])).toHaveLength(1)
  tell("app killed", told, healed)
  await page.context().close()
})

test("a visitor goes on reading, and a request to meet keeps what was typed until it can be sent", async ({
  browser,
}) => {
  const [cat] = await rows<{ slug: string }>(
    `select "slug" from "Cat" where "listed" order by "slug" limit 1`,
  )
  const page = await (await browser.newContext({ baseURL: house.app.base })).newPage()
  for (const address of ["/", "/cats", `/cats/${cat?.slug}`]) await page.goto(address)
  await page.goto(`/cats/${cat?.slug}/meet`)
  const name = page.getByLabel("Name", { exact: false }).first()
  const mail = page.getByLabel(/e-mail/i).first()
  await expect(async () => {
    await name.fill("Ada Visitor")
    await mail.fill("visitor@example.org")
    await page.getByRole("checkbox").first().check()
    await expect(name).toHaveValue("Ada Visitor")
  }).toPass()
  for (const fault of ["refuse", "mute"]) {
    await house.proxy.begin(fault)
    const other = await page.context().newPage()
    for (const address of ["/", "/cats", `/cats/${cat?.slug}`]) {
      expect((await other.goto(address))?.status()).toBe(200)
      await expect(other.getByText("Shown as of")).toBeVisible()
    }
    if (fault === "refuse") await expectAccessibleInBoth(other, "a cat's page from memory")
    await other.close()
    await page
      .getByRole("button", { name: /meet|ask/i })
      .last()
      .click()
    await expect(page.getByRole("alert").filter({ hasText: "could not keep it" })).toBeVisible({
      timeout: TOLD_MS,
    })
    await expect(name).toHaveValue("Ada Visitor")
    await expect(mail).toHaveValue("visitor@example.org")
    await house.proxy.end()
  }
  await expect(async () => {
    if (!/\/requests\//.test(page.url()))
      await page
        .getByRole("button", { name: /meet|ask/i })
        .last()
        .click()
    await page.waitForURL(/\/requests\//, { timeout: 2_000, waitUntil: "commit" })
  }).toPass({ timeout: HEALED_MS })
  await page.context().close()
})
