import type { Browser, Page } from "@playwright/test"
import { baseUrl, expect, expectAccessibleInBoth, signIn, signInOf, test } from "./fixtures"
import { houseRows as rows } from "./house-rows"

test.describe.configure({ timeout: 150_000 })

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true }

async function open(browser: Browser, options: object = PHONE) {
  const context = await browser.newContext({ baseURL: baseUrl(), ...options })
  return { context, page: await context.newPage() }
}

async function asLead(browser: Browser) {
  const lead = await open(browser, { viewport: { width: 1440, height: 900 } })
  await signIn(lead.page, "administrator")
  return lead
}

/** Cats at stages 1 or 2 that may train today. */
const calmCats = (count: number, skip: number) =>
  rows<{ id: string; name: string }>(
    `select "id", "name" from "Cat" where "inCare" and "stage" = any('{1,2}') and not "reviewOpen"
     and "coolDownUntil" is null order by "name" offset $2 limit $1`,
    [count, skip],
  )

async function logSession(page: Page, hits: number) {
  await page
    .getByRole("group", { name: "Hits" })
    .getByRole("button", { name: String(hits), exact: true })
    .click()
  await page.getByRole("button", { name: "0 loose" }).click()
  await page.getByRole("button", { name: "As planned" }).click()
  await page.getByRole("button", { name: "Save session" }).click()
}

async function invitedPath(lead: Page, label: string): Promise<string> {
  await lead.goto("/settings/handlers")
  await lead.getByLabel("Invite a volunteer").fill(label)
  await lead.getByRole("button", { name: "Make a link" }).click()
  const address = await lead.getByLabel("Link", { exact: true }).inputValue()
  return new URL(address).pathname
}

test("invited, joined on a phone without a script, approved, signed in", async ({ browser }) => {
  const lead = await asLead(browser)
  const join = await invitedPath(lead.page, "Kim, Saturdays")
  await expect(lead.page.getByAltText("The link as a QR code")).toBeVisible()
  await expectAccessibleInBoth(lead.page, "a link just made")

  const plain = await open(browser, { ...PHONE, javaScriptEnabled: false })
  const answer = await plain.page.goto(join)
  expect(answer?.headers()["referrer-policy"]).toBe("strict-origin")
  expect(answer?.headers()["x-robots-tag"]).toContain("noindex")
  await plain.page.getByLabel("Your name").fill("Kim Test")
  await plain.page.getByLabel("Your e-mail address").fill("kim@example.org")
  await plain.page.getByLabel("A password").fill("four words make one")
  await plain.page.getByRole("button", { name: "Ask to join" }).click()
  await expect(plain.page.getByText("Thank you, you are on the list")).toBeVisible()
  await plain.context.close()

  const kim = await open(browser)
  await kim.page.goto(join)
  await expect(kim.page.getByRole("heading", { name: "Thank you, you are on the list" })).toBeVisible()
  await expectAccessibleInBoth(kim.page, "an invitation that waits")
  const tryToSignIn = async () => {
    await kim.page.goto("/sign-in")
    await kim.page.getByLabel("E-mail address").fill("kim@example.org")
    await kim.page.getByLabel("Password").fill("four words make one")
    await kim.page.getByRole("button", { name: "Sign in" }).click()
  }
  await tryToSignIn()
  await expect(kim.page.getByText(/do not fit together/)).toBeVisible()

  await lead.page.goto("/settings/handlers")
  await expectAccessibleInBoth(lead.page, "handlers, one waits")
  await lead.page.getByLabel("Clearance of Kim Test").selectOption("3")
  await lead.page.getByRole("button", { name: "Welcome Kim Test" }).click()
  await expect(lead.page.getByRole("row", { name: /Kim Test/ })).toContainText("up to 3")
  await tryToSignIn()
  await expect(kim.page.getByRole("heading", { name: "Today" })).toBeVisible()

  const late = await open(browser)
  await late.page.goto(join)
  await expect(late.page.getByRole("heading", { name: "This invitation was used" })).toBeVisible()
  await late.page.goto(`/join/${"x".repeat(32)}`)
  await expect(late.page.getByRole("heading", { name: "This link is not complete" })).toBeVisible()
  for (const one of [lead, kim, late]) await one.context.close()
})

test("an invitation's form is accessible, says what is wrong and keeps what was typed", async ({
  browser,
}) => {
  const lead = await asLead(browser)
  const join = await invitedPath(lead.page, "Alex")
  const { context, page } = await open(browser)
  await page.goto(join)
  await expectAccessibleInBoth(page, "an invitation")
  await page.getByLabel("Your name").fill("Alex Test")
  await page.getByLabel("Your e-mail address").fill("alex@example.org")
  await page.getByLabel("A password").fill("short")
  await page.evaluate(() => document.querySelector("form")?.setAttribute("novalidate", ""))
  await page.getByRole("button", { name: "Ask to join" }).click()
  await expect(page.getByText(/at least 12 characters; three/)).toBeVisible()
  await expect(page.getByLabel("Your name")).toHaveValue("Alex Test")
  await lead.page.goto("/settings/handlers")
  await lead.page.getByRole("button", { name: "Take back the link of Alex" }).click()
  await expect(lead.page.getByText("Alex", { exact: true })).toHaveCount(0)
  await page.goto(join)
  await expect(page.getByRole("heading", { name: "This invitation was taken back" })).toBeVisible()
  for (const one of [lead.context, context]) await one.close()
})

async function choosePin(browser: Browser, role: "staff" | "volunteer", pin: string) {
  const { context, page } = await open(browser)
  await signIn(page, role)
  await page.goto("/account")
  await page.getByRole("textbox", { name: /PIN/ }).fill("1234")
  await page.getByRole("button", { name: /Set it|Replace it/ }).click()
  await expect(page.getByText("must not be digits in a row").first()).toBeVisible()
  await page.getByRole("textbox", { name: /PIN/ }).fill(pin)
  await page.getByRole("button", { name: /Set it|Replace it/ }).click()
  await expect(page.getByText("Your PIN is set.")).toBeVisible()
  await context.close()
}

async function enterPin(page: Page, name: string, pin: string) {
  await page.goto("/switch")
  await page.getByRole("button", { name }).click()
  await page.getByLabel("PIN").fill(pin)
  await page.getByRole("button", { name: "That is me" }).click()
}

test("a shared tablet: one person logs, the next one takes over, entries stay under their own name", async ({
  browser,
}) => {
  await choosePin(browser, "staff", "4071")
  await choosePin(browser, "volunteer", "8264")
  const { context, page } = await open(browser, { viewport: { width: 820, height: 1180 }, hasTouch: true })
  await page.goto("/switch")
  await expect(page.getByRole("heading", { name: "This is no shared device" })).toBeVisible()
  await signIn(page, "administrator")
  await page.goto("/settings/handlers")
  await page.getByLabel("Make this device a shared one").fill("Cat room tablet")
  await page.getByRole("button", { name: "Register this device" }).click()
  await expect(page.getByRole("heading", { name: "Who is here?" })).toBeVisible()
  await expectAccessibleInBoth(page, "who is here")
  const cookie = (await context.cookies()).find(({ name }) => name === "slackline-device")
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" })

  await enterPin(page, "Tomás Rivera", "9999")
  await expect(page.getByText(/That did not fit/)).toBeVisible()
  await expectAccessibleInBoth(page, "a PIN that did not fit")
  await page.getByLabel("PIN").fill("4071")
  await page.getByRole("button", { name: "That is me" }).click()
  await expect(page.getByText("Shared device, Tomás Rivera's turn.")).toBeVisible()
  await expectAccessibleInBoth(page, "today on a shared device")
  // A member of staff elsewhere, a volunteer here.
  expect((await page.request.get("/outcomes")).status()).toBe(403)
  expect((await page.request.get("/desk/cats/new")).status()).toBe(403)

  const [cat] = await calmCats(1, 4)
  if (!cat) throw new Error("no cat")
  const began = new Date()
  const held = () =>
    rows<{ name: string; hits: number }>(
      `select p."name", s."hits" from "Session" s join "Person" p on p."id" = s."handlerId"
       where s."catId" = $1 and s."createdAt" > $2 order by s."createdAt"`,
      [cat.id, began],
    )
  await page.goto(`/desk/cats/${cat.id}/log`)
  await logSession(page, 4)
  await expect(page.getByText("Saved", { exact: true })).toBeVisible({ timeout: 15_000 })
  expect(await held()).toEqual([{ name: "Tomás Rivera", hits: 4 }])

  // A second one cannot be sent, and he goes.
  await page.route("**/api/outbox", (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  )
  await page.goto(`/desk/cats/${cat.id}/log`)
  await logSession(page, 3)
  await expect(page.getByText("On this device", { exact: true })).toBeVisible()
  await page.goto("/today")
  await page.getByRole("button", { name: "Done" }).click()
  await page.waitForURL("**/switch")
  await page.unroute("**/api/outbox")
  expect((await page.request.get("/today", { maxRedirects: 0 })).status()).toBe(307)

  await enterPin(page, "Sam Whitaker", "8264")
  await expect(page.getByText("Shared device, Sam Whitaker's turn.")).toBeVisible()
  await page.goto(`/desk/cats/${cat.id}/log`)
  await logSession(page, 5)
  await expect(page.getByText("Saved", { exact: true })).toBeVisible({ timeout: 15_000 })
  // His own went out; the other one's did not, under no name at all.
  expect(await held()).toEqual([
    { name: "Tomás Rivera", hits: 4 },
    { name: "Sam Whitaker", hits: 5 },
  ])
  await page.getByRole("button", { name: "Done" }).click()
  await page.waitForURL("**/switch")
  await enterPin(page, "Tomás Rivera", "4071")
  await expect.poll(held, { timeout: 20_000 }).toEqual([
    { name: "Tomás Rivera", hits: 4 },
    { name: "Sam Whitaker", hits: 5 },
    { name: "Tomás Rivera", hits: 3 },
  ])

  const lead = await asLead(browser)
  await lead.page.goto("/settings/handlers")
  await lead.page.getByRole("button", { name: "Take back Cat room tablet" }).click()
  await expect(lead.page.getByText("Cat room tablet")).toHaveCount(0)
  await page.goto("/today")
  await page.waitForURL("**/sign-in")
  await page.goto("/switch")
  await expect(page.getByRole("heading", { name: "This is no shared device" })).toBeVisible()
  for (const one of [lead.context, context]) await one.close()
})

test("a foster link: a button, the own cat, no other one, no staff page, and the end when it is taken back", async ({
  browser,
}) => {
  const [own, other] = await calmCats(2, 6)
  if (!own || !other) throw new Error("no cats")
  const lead = await asLead(browser)
  await lead.page.goto("/settings/handlers")
  await lead.page.getByText("Make a foster link").first().click()
  // Links that others made stand on the page, too, each with a form of its own.
  const form = lead.page
    .locator("form")
    .filter({ has: lead.page.getByRole("button", { name: "Make a foster link" }) })
  await form.getByLabel("Foster carer's name").fill("Jo Foster")
  await form.getByLabel("Trains the cats").selectOption("3")
  await form.getByLabel("Find a cat").fill(own.name)
  await form
    .getByRole("checkbox", { name: new RegExp(`^${own.name}`) })
    .first()
    .check()
  await form.getByRole("button", { name: "Make a foster link" }).click()
  const link = new URL(await lead.page.getByLabel("Link", { exact: true }).inputValue()).pathname
  await expectAccessibleInBoth(lead.page, "a foster link just made")

  const { context, page } = await open(browser)
  await page.goto("/foster")
  await page.waitForURL("**/foster/ended")
  await page.goto(link)
  await expect(page.getByRole("heading", { name: "Hello Jo Foster" })).toBeVisible()
  expect((await context.cookies()).map(({ name }) => name)).not.toContain("slackline-foster")
  await expectAccessibleInBoth(page, "a foster link")
  await page.getByRole("button", { name: "Go to my cats" }).click()
  await page.waitForURL((url) => url.pathname === "/foster")
  await expect(page.getByRole("heading", { name: own.name })).toBeVisible()
  await expectAccessibleInBoth(page, "foster cats")

  await page.getByRole("link", { name: "Log a session" }).click()
  await expect(page.getByRole("heading", { name: `Session with ${own.name}` })).toBeVisible()
  await expectAccessibleInBoth(page, "a foster session")
  await logSession(page, 5)
  await expect(page.getByText("Saved", { exact: true })).toBeVisible({ timeout: 15_000 })
  await page.getByRole("link", { name: "My foster cats" }).last().click()
  await page.getByRole("link", { name: "What did you see?" }).click()
  await page.getByRole("button", { name: "0 loose" }).click()
  await page
    .locator("main details")
    .first()
    .evaluate((one) => one.setAttribute("open", ""))
  await page.locator("main details button[aria-keyshortcuts='4']").first().click()
  await page.getByRole("button", { name: "Save this look" }).click()
  await expect(page.getByText(/what a cat does at home/)).toBeVisible({ timeout: 15_000 })
  const written = await rows(
    `select p."name", s."setting" from "Session" s join "Person" p on p."id" = s."handlerId"
     where s."catId" = $1 and p."name" = 'Jo Foster'`,
    [own.id],
  )
  expect(written).toEqual([{ name: "Jo Foster", setting: "foster" }])

  expect((await page.request.get(`/foster/cats/${other.id}/log`)).status()).toBe(404)
  expect((await page.request.get(`/foster/cats/${other.id}/look`)).status()).toBe(404)
  const [person] = await rows<{ id: string }>(`select "id" from "Person" where "name" = 'Jo Foster'`)
  const send = async (address: string, catId: string) => {
    const id = crypto.randomUUID()
    const payload = {
      ...{ sessionId: id, catId, startedAt: new Date().toISOString(), trials: 5, hits: 5 },
      ...{ peakStress: 0, endedBy: "plan" },
    }
    const answer = await page.request.post(address, {
      headers: { Origin: baseUrl(), "Sec-Fetch-Site": "same-origin" },
      data: { personId: person?.id, entries: [{ id, kind: "session", payload }] },
    })
    return { status: answer.status(), text: await answer.text() }
  }
  expect((await send("/api/outbox/foster", other.id)).text).toContain('"FORBIDDEN"')
  expect((await send("/api/outbox", own.id)).status).toBe(401)

  await lead.page.goto("/settings/handlers")
  await lead.page.getByRole("button", { name: "Take back the link of Jo Foster" }).click()
  await expect(lead.page.getByRole("button", { name: "Take back the link of Jo Foster" })).toHaveCount(0)
  await page.goto("/foster")
  await page.waitForURL("**/foster/ended")
  expect((await send("/api/outbox/foster", own.id)).status).toBe(401)
  for (const one of [lead.context, context]) await one.close()
})

test("a staff sign-in opens no foster page and sends nothing as a foster carer", async ({ browser }) => {
  const { context, page } = await open(browser)
  await signIn(page, "administrator")
  const [cat] = await calmCats(1, 0)
  for (const address of ["/foster", `/foster/cats/${cat?.id}/log`]) {
    await page.goto(address)
    await page.waitForURL("**/foster/ended")
  }
  expect(await (await page.request.get("/api/outbox/foster")).json()).toMatchObject({ person: null })
  expect(signInOf("administrator").email).toBeTruthy()
  await context.close()
})

test("a cat is lost: one click from its page to a sheet that prints, with and without the poster", async ({
  browser,
}) => {
  const { context, page } = await asLead(browser)
  const [cat] = await rows<{ id: string; name: string; microchip: string | null }>(
    `select "id", "name", "microchip" from "Cat" where "inCare" and "listed" order by "name" limit 1`,
  )
  await page.goto(`/desk/cats/${cat?.id}`)
  await page.getByRole("link", { name: "Lost?" }).click()
  await expect(page.getByRole("heading", { name: `${cat?.name} is lost` })).toBeVisible()
  await page.getByLabel("Phone that is answered").fill("555 0199")
  await expectAccessibleInBoth(page, "a lost-cat sheet")
  const sheet = page.getByRole("article", { name: `Search sheet for ${cat?.name}` })
  const poster = page.getByRole("article", { name: `Poster for ${cat?.name}` })
  await expect(sheet).toContainText("One person stays where the cat was seen last")
  await expect(poster).toContainText("555 0199")
  await expect(poster.getByAltText(/as a QR code/)).toBeVisible()
  if (cat?.microchip) await expect(poster).not.toContainText(cat.microchip)
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ media: "print" })
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden()
  await expect(page.getByRole("navigation")).toBeHidden()
  await page.emulateMedia({ media: "screen" })
  await page.getByLabel("With the poster").uncheck()
  await expect(poster).toHaveCount(0)
  await context.close()
})
