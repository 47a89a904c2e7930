import type { BrowserContext, Page } from "@playwright/test"
import { keptFor, openPhone } from "./devices"
import { baseUrl, expect, expectAccessible, expectAccessibleInBoth, signIn, signInOf, test } from "./fixtures"
import { houseRows as rows } from "./house-rows"

test.describe.configure({ mode: "serial", timeout: 360_000 })

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true }
const bar = (page: Page) => page.locator("[data-outbox-bar]")
const cards = (page: Page) =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 2 }) })
/** Looks that arrived since this file began: other journeys walk rounds, too. */
const began = new Date()
const countLooks = async (catId: string) =>
  (await rows(`select 1 from "RoundCheck" where "catId" = $1 and "createdAt" > $2`, [catId, began])).length

async function chooseRoom(page: Page, name: RegExp) {
  await page.goto("/round")
  await page.getByRole("link", { name }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name)
}

async function catIdOf(page: Page, index: number): Promise<string> {
  const href = await cards(page)
    .nth(index)
    .getByRole("link", { name: /Quick look/ })
    .getAttribute("href")
  return href?.split("/")[3] ?? ""
}

async function tapCat(page: Page, index: number, taps: readonly string[]) {
  for (const name of taps) await cards(page).nth(index).getByRole("button", { name }).tap()
}

async function expireSignIns(context: BrowserContext) {
  await context.clearCookies()
}

test("a round without a connection: closed tab, reopened, an expired sign-in, one copy each in the end", async ({
  browser,
}) => {
  const { context, page } = await openPhone(browser, PHONE)
  await chooseRoom(page, /Fern/)
  await keptFor(page, "/round")
  const ids = [await catIdOf(page, 0), await catIdOf(page, 1), await catIdOf(page, 2)]
  await keptFor(page, `/desk/cats/${ids[2]}/look`)

  await context.setOffline(true)
  const goneAt = Date.now()
  await expect(bar(page)).toContainText("Offline", { timeout: 2000 })
  console.log(`offline line after ${Date.now() - goneAt} ms`)
  await tapCat(page, 0, ["0 loose", "with me", "none seen"])
  await tapCat(page, 1, ["2 worried", "alone", "none seen"])
  // A slip put right before anything was sent is one look.
  await tapCat(page, 1, ["1 alert"])
  await expect(bar(page)).toContainText("2 looks wait on this device")
  await expectAccessibleInBoth(page, "a round, offline, with looks waiting")
  await page.close()

  const reopened = await context.newPage()
  await reopened.goto("/round#Fern")
  await expect(bar(reopened)).toContainText("2 looks wait on this device")
  await expect(cards(reopened).nth(1).getByRole("button", { name: "1 alert" })).toHaveAttribute(
    "aria-pressed",
    "true",
  )
  // A quick look, too, at a page that was never opened, only kept with its room.
  await reopened.goto(`/desk/cats/${ids[2]}/look`)
  await reopened.getByRole("button", { name: "1 alert" }).tap()
  const folded = reopened.locator("details").first()
  if (!(await folded.getAttribute("open").then((open) => open !== null)))
    await folded.locator("summary").tap()
  await folded.getByRole("button", { name: /^3/ }).tap()
  await reopened.getByRole("button", { name: "Save this look" }).tap()
  await expect(reopened.getByText(/computed when this arrives/)).toBeVisible()
  await expect(bar(reopened)).toContainText("2 looks and 1 sheet wait")
  // An address that was never kept says so instead of breaking.
  const away = await context.newPage()
  await away.goto("/desk/adopters")
  await expect(away.getByRole("heading", { name: "This page is not on this device" })).toBeVisible()
  await expectAccessibleInBoth(away, "a page that is not on the device")
  await away.close()

  // The sign-in ends meanwhile. Back on the network everything is kept, and it says what to do.
  await expireSignIns(context)
  await context.setOffline(false)
  await expect(bar(reopened)).toContainText("You are signed out", { timeout: 15_000 })
  await expect(bar(reopened)).toContainText("2 looks and 1 sheet wait on this device")
  await expectAccessibleInBoth(reopened, "signed out with entries waiting")
  for (const id of ids.slice(0, 2)) expect(await countLooks(id)).toBe(0)
  // What was kept for this person is gone from the device with the sign-in; what was written down is not.
  expect(
    await reopened.evaluate(
      async () => (await caches.keys()).filter((name) => name.startsWith("slackline-pages-")).length,
    ),
  ).toBe(0)

  // Somebody else signs in on the same tablet: nothing of it is sent under their name.
  await signIn(reopened, "coordinator")
  await reopened.goto("/round")
  await expect(reopened.getByRole("heading", { name: "Room round" })).toBeVisible()
  await reopened.waitForLoadState("networkidle")
  for (const id of ids.slice(0, 2)) expect(await countLooks(id)).toBe(0)

  // The same person again: all of it arrives, once.
  await expireSignIns(context)
  await signIn(reopened, "staff")
  await expect(bar(reopened)).toContainText("All sent", { timeout: 20_000 })
  await bar(reopened).getByRole("button", { name: "Show" }).click()
  await expect(reopened.getByRole("dialog")).toContainText("saved")
  await expectAccessibleInBoth(reopened, "the list after everything was sent")
  for (const id of ids.slice(0, 2)) expect(await countLooks(id)).toBe(1)
  const kept = await rows<{ stress: number }>(
    `select stress from "RoundCheck" where "catId" = $1 order by "createdAt" desc limit 1`,
    [ids[1]],
  )
  expect(kept[0]?.stress).toBe(1)
  await context.close()
})

test("a tap put right after it was sent corrects it; one tap is not two looks", async ({ browser }) => {
  const { context, page } = await openPhone(browser, PHONE)
  await chooseRoom(page, /Cedar/)
  const id = await catIdOf(page, 0)
  await tapCat(page, 0, ["4 panic"])
  await expect(cards(page).first().getByText("saved", { exact: true })).toBeVisible({ timeout: 15_000 })
  await tapCat(page, 0, ["0 loose"])
  await expect.poll(() => countLooks(id), { timeout: 15_000 }).toBe(2)
  const [cat] = await rows<{ roundStress: number }>(`select "roundStress" from "Cat" where id = $1`, [id])
  expect(cat?.roundStress).toBe(0)
  await context.close()
})

test("what the server refuses comes before the person with its reason, and nothing is thrown away unasked", async ({
  browser,
}) => {
  const { context, page } = await openPhone(browser, PHONE)
  await page.goto("/round")
  // Kept: the page has come alive, and its store is there.
  await keptFor(page, "/round")
  // As written by an older page about a cat that is gone.
  await page.evaluate(async () => {
    const personId = document.querySelector<HTMLElement>("[data-person]")?.dataset.person
    const open = indexedDB.open("slackline")
    const store = await new Promise<IDBDatabase>((done) => {
      open.onsuccess = () => done(open.result)
    })
    const lookId = crypto.randomUUID()
    store
      .transaction("entries", "readwrite")
      .objectStore("entries")
      .put({
        id: lookId,
        kind: "round_look",
        personId,
        personName: "Me",
        title: "Gone: loose",
        payload: {
          lookId,
          catId: crypto.randomUUID(),
          seenAt: new Date().toISOString(),
          stress: 0,
          eating: "alone",
          illness: "no",
        },
        createdAtMs: Date.now(),
        holdUntilMs: 0,
        state: "waiting",
        wasSent: false,
        tries: 0,
      })
    store.close()
  })
  await page.reload()
  await expect(bar(page)).toContainText("1 look could not be saved. Nothing is lost", { timeout: 15_000 })
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page, `a refused look, ${colorScheme}`)
  }
  await bar(page).getByRole("button", { name: "Show" }).click()
  const list = page.getByRole("dialog")
  await expect(list).toContainText("There is no such cat here.")
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page, `the list with a refused look, ${colorScheme}`)
  }
  await list.getByRole("button", { name: "Try again" }).click()
  await expect(list).toContainText("There is no such cat here.")
  await list.getByRole("button", { name: "Throw away" }).click()
  await list.getByRole("button", { name: "Yes, throw it away" }).click()
  await expect(list.getByText("Gone: loose")).toHaveCount(0)
  await context.close()
})

test("a sheet without a connection, over two sittings, with the tab closed in between", async ({
  browser,
}) => {
  const { context, page } = await openPhone(browser, PHONE)
  await page.goto("/desk/cats?q=juniper")
  const href = await page
    .getByRole("link", { name: /Juniper/ })
    .first()
    .getAttribute("href")
  const catId = href?.split("/")[3] ?? ""
  const sheetPage = `/desk/cats/${catId}/rate`
  await page.goto(sheetPage)
  await keptFor(page, sheetPage)
  await context.setOffline(true)
  await page.keyboard.press("1")
  await page.keyboard.press("Enter")
  for (const key of ["3", "4", "n"]) await page.keyboard.press(key)
  await page.close()

  const second = await context.newPage()
  await second.goto(sheetPage)
  await expect(second.getByText(/3 of 12 answered.*3 of them not saved yet/)).toBeVisible()
  await expectAccessibleInBoth(second, "an unfinished sheet, offline")
  await second.getByRole("button", { name: "Go on with it" }).tap()
  await second.getByText("1 alert").first().tap()
  await second.getByRole("button", { name: "Begin" }).tap()
  // The cat takes fright: the sheet says stop and keeps what there is, with the stress of that moment.
  await second.getByRole("button", { name: "3 afraid" }).tap()
  await expect(second.getByText("Stop now")).toBeVisible()
  await expectAccessibleInBoth(second, "stop now")
  await second.keyboard.press("2")
  await second.getByRole("button", { name: "Save what there is and stop" }).tap()
  await expect(second.getByText("Kept on this device")).toBeVisible()
  await context.setOffline(false)
  await second.waitForURL(/\/desk\/cats\/[0-9a-f-]+#temperament/, { timeout: 20_000 })
  // The rest can follow: the cat's page and Today offer the sheet on this device.
  await expect(second.getByRole("link", { name: "Go on with the sheet of Juniper" })).toBeVisible()
  await second.goto("/today")
  await second.getByRole("link", { name: "Go on with the sheet of Juniper" }).click()
  await second.getByRole("button", { name: "Go on with it" }).tap()
  await second.keyboard.press("0")
  await second.keyboard.press("Enter")
  for (let left = 8; left > 0; left--) await second.keyboard.press("4")
  await second.keyboard.press("Enter")
  await second.waitForURL(/\/desk\/cats\/[0-9a-f-]+#temperament/, { timeout: 20_000 })
  await expect(second.getByRole("link", { name: "Go on with the sheet of Juniper" })).toHaveCount(0)
  const ratings = await rows<{ dimension: string; value: number | null; stress: number; sheetId: string }>(
    `select dimension, value, stress, "sheetId" from "Rating"
     where "catId" = $1 and "context" = 'standard' and "createdAt" > now() - interval '5 minutes' order by "ratedAt"`,
    [catId],
  )
  expect(ratings).toHaveLength(12)
  expect(new Set(ratings.map(({ sheetId }) => sheetId)).size).toBe(1)
  expect(ratings.map(({ stress }) => stress)).toEqual([1, 1, 1, 3, 0, 0, 0, 0, 0, 0, 0, 0])
  await context.close()
})

test("after an update the page says so, and a sign-out leaves nothing to see on the device", async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: baseUrl(), ...PHONE, serviceWorkers: "block" })
  const page = await context.newPage()
  await signIn(page, "staff")
  await page.route("**/api/outbox", async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, json: { ...(await answer.json()), build: "a newer one" } })
  })
  await page.goto("/round")
  await expect(bar(page)).toContainText("Slackline was updated")
  await expectAccessibleInBoth(page, "updated")
  await page.unroute("**/api/outbox")
  await bar(page).getByRole("button", { name: "Load again" }).tap()
  await expect(page.getByRole("heading", { name: "Room round" })).toBeVisible()
  await expect(bar(page)).not.toContainText("updated")
  await context.close()

  const other = await openPhone(browser, PHONE)
  await other.page.goto("/round")
  await keptFor(other.page, "/round")
  await other.page.getByRole("button", { name: /Staff/ }).tap()
  await other.page.getByRole("menuitem", { name: "Sign out" }).tap()
  await other.page.waitForURL(/sign-in/)
  await other.context.setOffline(true)
  await other.page.goto("/round").catch(() => {})
  await expect(other.page.getByRole("heading", { name: "This page is not on this device" })).toBeVisible()
  await other.context.close()
})

test("what devices send is taken from the own page only, with the rights of each kind, and answered each by each", async ({
  playwright,
}) => {
  const send = async (role: "staff" | "volunteer" | null, more: Record<string, string>, body: unknown) => {
    const request = await playwright.request.newContext({ baseURL: baseUrl() })
    if (role) {
      const { email, password } = signInOf(role)
      const { csrfToken } = await (await request.get("/api/auth/csrf")).json()
      await request.post("/api/auth/callback/credentials", {
        form: { csrfToken, email, password, json: "true" },
      })
    }
    const { person } = await (await request.get("/api/outbox")).json()
    const answer = await request.post("/api/outbox", {
      headers: { origin: baseUrl(), "sec-fetch-site": "same-origin", ...more },
      data: body ?? {
        personId: person?.id ?? "00000000-0000-4000-8000-000000000000",
        entries: [
          { id: "00000000-0000-4000-8000-000000000001", kind: "round_look", payload: {} },
          { id: "00000000-0000-4000-8000-000000000002", kind: "rating_sheet", payload: null },
          { id: "00000000-0000-4000-8000-000000000003", kind: "unheard_of", payload: {} },
        ],
      },
    })
    const reply = await answer.json()
    await request.dispose()
    return {
      status: answer.status(),
      code: reply.code as string | undefined,
      codes: reply.data?.answers.map((one: { code: string }) => one.code),
    }
  }
  expect(await send(null, {}, undefined)).toMatchObject({ status: 401, code: "SIGNED_OUT" })
  expect(await send("staff", { "sec-fetch-site": "cross-site" }, undefined)).toMatchObject({ status: 403 })
  expect(await send("staff", { origin: "https://elsewhere.example" }, undefined)).toMatchObject({
    status: 403,
  })
  expect((await send("staff", {}, undefined)).codes).toEqual(["INVALID", "INVALID", "INVALID"])
  expect((await send("volunteer", {}, undefined)).codes).toEqual(["FORBIDDEN", "FORBIDDEN", "INVALID"])
  expect(await send("staff", {}, { entries: [] })).toMatchObject({ status: 400, code: "INVALID" })
  expect(
    await send(
      "staff",
      {},
      {
        personId: "00000000-0000-4000-8000-000000000000",
        entries: [{ id: "00000000-0000-4000-8000-000000000001", kind: "round_look", payload: {} }],
      },
    ),
  ).toMatchObject({ status: 409, code: "OTHER_PERSON" })
})
