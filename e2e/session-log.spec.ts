import type { Page } from "@playwright/test"
import { keptFor, openPhone } from "./devices"
import { baseUrl, expect, expectAccessible, expectAccessibleInBoth, signIn, test } from "./fixtures"
import { houseRows as rows } from "./house-rows"

test.describe.configure({ timeout: 360_000 })

const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true }
const bar = (page: Page) => page.locator("[data-outbox-bar]")

/** Enrolled cats in care at a stage that may train, calm first; `skip` keeps tests out of each other's way. */
async function catAt(stages: readonly number[], skip = 0): Promise<{ id: string; name: string }> {
  const [cat] = await rows<{ id: string; name: string }>(
    `select "id", "name" from "Cat" where "inCare" and "stage" = any($1) and not "reviewOpen"
     and "coolDownUntil" is null order by "name" offset $2 limit 1`,
    [stages, skip],
  )
  if (!cat) throw new Error(`no cat at ${stages}`)
  return cat
}

const began = new Date()
const sessionsOf = (catId: string) =>
  rows<{ id: string; hits: number | null; peakStress: number; supersedesId: string | null }>(
    `select "id", "hits", "peakStress", "supersedesId" from "Session"
     where "catId" = $1 and "createdAt" > $2 order by "createdAt"`,
    [catId, began],
  )

const hits = (page: Page, count: number) =>
  page.getByRole("group", { name: "Hits" }).getByRole("button", { name: String(count), exact: true })

test("a plain session is six taps or fewer at 360 px", async ({ browser }) => {
  const { context, page } = await openPhone(browser, PHONE)
  const cat = await catAt([1, 2])
  await page.goto(`/desk/cats/${cat.id}/log`)
  await expect(page.getByRole("heading", { name: `Session with ${cat.name}` })).toBeVisible()
  await expectAccessibleInBoth(page, "a session, empty")
  await page.evaluate(() => {
    const counted = window as unknown as { taps: number }
    counted.taps = 0
    document.addEventListener("click", () => counted.taps++, true)
  })
  const fromMs = Date.now()
  await hits(page, 5).tap()
  await page.getByRole("button", { name: "0 loose" }).tap()
  await page.getByRole("button", { name: "As planned" }).tap()
  await expect(page.getByRole("status")).toContainText(/stage/i)
  await page.getByRole("button", { name: "Save session" }).tap()
  await expect(page.getByText("Saved", { exact: true })).toBeVisible({ timeout: 15_000 })
  const seconds = (Date.now() - fromMs) / 1000
  const taps = await page.evaluate(() => (window as unknown as { taps: number }).taps)
  console.log(`a plain session: ${taps} taps, ${seconds.toFixed(1)} s from the first tap to "Saved"`)
  expect(taps).toBeLessThanOrEqual(6)
  await expectAccessibleInBoth(page, "a session, saved")
  expect(await sessionsOf(cat.id)).toMatchObject([{ hits: 5, peakStress: 0 }])
  await context.close()
})

for (const width of [360, 390, 1440])
  for (const scheme of ["light", "dark"] as const)
    test(`everything folded open is accessible at ${width} px, ${scheme}`, async ({ browser }) => {
      const context = await browser.newContext({
        baseURL: baseUrl(),
        viewport: { width, height: 900 },
        colorScheme: scheme,
      })
      const page = await context.newPage()
      await signIn(page, "staff")
      const cat = await catAt([6])
      await page.goto(`/desk/cats/${cat.id}/log`)
      await page.getByRole("button", { name: "2 worried" }).click()
      await page.getByRole("button", { name: "Point by point" }).click()
      for (const folded of await page.locator("main details > summary").all()) await folded.click()
      await page.getByLabel("With the clicker").check()
      await page.getByRole("button", { name: "frozen for 5 to 30 seconds" }).click()
      await expect(page.getByText("Freezes or lies down")).toBeVisible()
      await page.getByRole("button", { name: "Save session" }).click()
      await expect(page.getByText("Tap how it ended.")).toBeVisible()
      await expectAccessible(page, `open, ${width}, ${scheme}`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      await page.getByRole("button", { name: "Panic, escape, bite: what to do now" }).click()
      await expectAccessible(page, `what to do now, ${width}, ${scheme}`)
      await page.getByRole("button", { name: /is safe$/ }).click()
      await expectAccessible(page, `what to write, ${width}, ${scheme}`)
      await context.close()
    })

test("days without a connection: a closed tab, a draft, an expired sign-in, one row each in the end", async ({
  browser,
}) => {
  const { context, page } = await openPhone(browser, PHONE)
  const cat = await catAt([1, 2], 1)
  const log = `/desk/cats/${cat.id}/log`
  await page.goto("/today")
  await keptFor(page, "/today")
  await page.goto(log)
  await keptFor(page, log)

  await context.setOffline(true)
  await hits(page, 4).tap()
  await page.getByRole("button", { name: "1 alert" }).tap()
  await page.close()

  const reopened = await context.newPage()
  await reopened.goto(log)
  await expect(reopened.getByText(/Continued from/)).toBeVisible()
  await expect(reopened.getByRole("button", { name: "1 alert" })).toHaveAttribute("aria-pressed", "true")
  await reopened.getByRole("button", { name: "As planned" }).tap()
  await expect(reopened.getByRole("status")).toContainText(/Met|stage/)
  await reopened.getByRole("button", { name: "Save session" }).tap()
  await expect(reopened.getByText("On this device", { exact: true })).toBeVisible()
  await expect(bar(reopened)).toContainText("1 session waits on this device")
  await expectAccessibleInBoth(reopened, "a session, saved without a connection")
  // A second one, begun and put down: Today leads back to it.
  await reopened.goto(log)
  await hits(reopened, 3).tap()
  await reopened.goto("/today")
  await expect(reopened.getByRole("link", { name: `Go on with the session of ${cat.name}` })).toBeVisible()

  await context.clearCookies()
  await context.setOffline(false)
  await expect(bar(reopened)).toContainText("You are signed out", { timeout: 15_000 })
  expect(await sessionsOf(cat.id)).toHaveLength(0)
  await signIn(reopened, "staff")
  await expect.poll(() => sessionsOf(cat.id), { timeout: 20_000 }).toMatchObject([{ hits: 4, peakStress: 1 }])
  await expect(bar(reopened)).not.toContainText("waits")
  await reopened.goto(log)
  await expect(reopened.getByText(/Continued from/)).toBeVisible()
  await reopened.getByRole("button", { name: "Begin anew" }).tap()
  await expect(hits(reopened, 3)).toHaveAttribute("aria-pressed", "false")
  await context.close()
})

test("a volunteer's day works without a connection, too", async ({ browser }) => {
  const { context, page } = await openPhone(browser, PHONE, "volunteer")
  await page.goto("/today")
  const line = page.locator('a[href$="/log"]').first()
  const log = (await line.getAttribute("href")) ?? ""
  // Kept with the day's list, never opened.
  await keptFor(page, log)
  await context.setOffline(true)
  await page.goto("/today")
  await expect(page.getByRole("heading", { name: "Today" })).toBeVisible()
  await page.goto(log)
  await hits(page, 3).tap()
  await page.getByRole("button", { name: "0 loose" }).tap()
  await page.getByRole("button", { name: "As planned" }).tap()
  await page.getByRole("button", { name: "Save session" }).tap()
  await expect(page.getByText("On this device", { exact: true })).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText("Saved", { exact: true })).toBeVisible({ timeout: 20_000 })
  expect(await sessionsOf(log.split("/")[3] ?? "")).toHaveLength(1)
  await context.close()
})

test("panic: one thing at a time, then the note, the setback and a line in the register", async ({
  browser,
}) => {
  const { context, page } = await openPhone(browser, PHONE)
  const cat = await catAt([3, 4], 0)
  await page.goto(`/desk/cats/${cat.id}/log`)
  await page.getByRole("button", { name: "4 panic" }).tap()
  await expect(page.getByRole("heading", { name: "Now, in this order" })).toBeVisible()
  await expect(page.getByRole("button", { name: "Save session" })).toHaveCount(0)
  await page.getByRole("button", { name: `${cat.name} is safe` }).tap()
  await page.getByLabel("What happened, and where?").fill("A tray fell in the corridor.")
  await page.getByRole("button", { name: "60", exact: true }).tap()
  await page.getByRole("button", { name: "Go on" }).tap()
  await expect(page.getByRole("status")).toContainText("because the cat panicked")
  await page.getByRole("button", { name: "Save session" }).tap()
  await expect(page.getByText("Saved", { exact: true })).toBeVisible({ timeout: 15_000 })
  const session = (await sessionsOf(cat.id)).at(-1)
  expect(session).toMatchObject({ peakStress: 4 })
  expect(await rows(`select "kind", "text" from "Incident" where "sessionId" = $1`, [session?.id])).toEqual([
    { kind: "other", text: "A tray fell in the corridor." },
  ])
  // The behaviour lead closes the review on the cat's page.
  await page.goto(`/desk/cats/${cat.id}#harness`)
  await page.getByText("Close the review", { exact: true }).first().tap()
  await page.getByLabel("What was found?").fill("The tray rack has a stop now.")
  await expectAccessible(page, "a cat with an open review")
  await page.getByRole("button", { name: "Close the review" }).tap()
  await expect(page.getByText("A review by the behaviour lead is open")).toHaveCount(0)
  await context.close()
})

test("a session is put right with a reason, the list says so, and it can be taken back", async ({
  browser,
}) => {
  const { context, page } = await openPhone(browser, PHONE)
  const cat = await catAt([1, 2], 2)
  await page.goto(`/desk/cats/${cat.id}/log`)
  await hits(page, 1).tap()
  await page.getByRole("button", { name: "0 loose" }).tap()
  await page.getByRole("button", { name: "As planned" }).tap()
  await page.getByRole("button", { name: "Save session" }).tap()
  await expect(page.getByText("Saved", { exact: true })).toBeVisible({ timeout: 15_000 })

  await page.goto(`/desk/cats/${cat.id}#harness`)
  const list = page
    .locator("details")
    .filter({ hasText: /^All \d+ session/ })
    .first()
  await list.locator("> summary").tap()
  const first = list.getByRole("listitem").first()
  await first.locator("summary").tap()
  await expect(first).toContainText("1 of 5 hits")
  await first.getByRole("link", { name: "Put this session right" }).tap()
  await expect(page.getByRole("heading", { name: `Put right: session with ${cat.name}` })).toBeVisible()
  await expect(hits(page, 1)).toHaveAttribute("aria-pressed", "true")
  await hits(page, 5).tap()
  await page.getByRole("button", { name: "Save session" }).tap()
  await expect(page.getByText("Say why the session is put right.")).toBeVisible()
  await expect(page.getByLabel("Because")).toBeFocused()
  await page.getByLabel("Because").fill("Read the tally upside down.")
  await expectAccessible(page, "a session being put right")
  await page.getByRole("button", { name: "Save session" }).tap()
  await expect(page.getByText("Saved", { exact: true })).toBeVisible({ timeout: 15_000 })

  await page.goto(`/desk/cats/${cat.id}#harness`)
  await list.locator("> summary").tap()
  await first.locator("summary").tap()
  await expect(first).toContainText("5 of 5 hits")
  await expect(first).toContainText("Read the tally upside down.")
  await expect(first).toContainText("Before: 1 of 5, stress 0.")
  await expectAccessible(page, "the list of sessions, one of them corrected")
  await first.getByRole("button", { name: "Take the correction back" }).tap()
  await first.getByLabel("Why is it taken back?").fill("It was right the first time.")
  await first.getByRole("button", { name: "Take it back" }).tap()
  await expect(first).toContainText("1 of 5 hits")
  const all = await sessionsOf(cat.id)
  expect(all.map((row) => row.hits)).toEqual([1, 5, 1])
  expect(all.map((row) => row.supersedesId)).toEqual([null, all[0]?.id, all[1]?.id])
  await context.close()
})

test("a refused session says why, is changed where it lies and sent again, once", async ({ browser }) => {
  const context = await browser.newContext({ baseURL: baseUrl(), ...PHONE, serviceWorkers: "block" })
  const page = await context.newPage()
  await signIn(page, "staff")
  const cat = await catAt([1, 2], 3)
  await page.route("**/api/outbox", async (route) => {
    if (route.request().method() !== "POST") return route.continue()
    const { entries } = route.request().postDataJSON() as { entries: { id: string }[] }
    const refusal = { ok: false, code: "INVALID", sentence: "The clock of this device is wrong." }
    await route.fulfill({
      json: { ok: true, data: { answers: entries.map(({ id }) => ({ id, ...refusal })) } },
    })
  })
  await page.goto(`/desk/cats/${cat.id}/log`)
  await hits(page, 2).tap()
  await page.getByRole("button", { name: "0 loose" }).tap()
  await page.getByRole("button", { name: "As planned" }).tap()
  await page.getByRole("button", { name: "Save session" }).tap()
  await expect(page.getByText("The clock of this device is wrong.")).toBeVisible({ timeout: 15_000 })
  await expectAccessibleInBoth(page, "a session, refused")
  await page.unroute("**/api/outbox")
  await page.getByRole("button", { name: "Change it and send again" }).tap()
  await hits(page, 4).tap()
  await expect(page.getByLabel("Because")).toHaveCount(0)
  await page.getByRole("button", { name: "Save session" }).tap()
  await expect(page.getByText("Saved", { exact: true })).toBeVisible({ timeout: 15_000 })
  expect(await sessionsOf(cat.id)).toMatchObject([{ hits: 4, supersedesId: null }])
  await context.close()
})

test("a carrier session is a few taps, climbs its own steps and leaves the harness stage alone", async ({
  browser,
}) => {
  const { context, page } = await openPhone(browser, PHONE)
  const cat = await catAt([5])
  const [before] = await rows<{ stage: number }>(`select "stage" from "Cat" where "id" = $1`, [cat.id])
  await page.goto(`/desk/cats/${cat.id}/log`)
  await page.getByRole("button", { name: "Carrier or backpack" }).tap()
  await expect(page.getByRole("group", { name: "Hits" })).toHaveCount(0)
  await page
    .getByRole("group", { name: "Minutes shut" })
    .getByRole("button", { name: "5", exact: true })
    .tap()
  await page.getByRole("button", { name: "0 loose" }).tap()
  await page.getByRole("button", { name: "As planned" }).tap()
  await expect(page.getByRole("status")).toContainText(
    "Carrier step 1, Open at home: still needed 2 more calm",
  )
  await expectAccessibleInBoth(page, "a carrier session")
  await page.getByRole("button", { name: "Save session" }).tap()
  await expect(page.getByText("Saved", { exact: true })).toBeVisible({ timeout: 15_000 })
  expect(
    await rows(
      `select "track", "trackStep", "trials", "exitFacts"->>'shutSec' as "shut" from "Session"
       where "catId" = $1 and "createdAt" > $2`,
      [cat.id, began],
    ),
  ).toEqual([{ track: "carrier", trackStep: 1, trials: null, shut: "300" }])
  expect(await rows(`select "stage" from "Cat" where "id" = $1`, [cat.id])).toEqual([before])
  await page.goto(`/desk/cats/${cat.id}#harness`)
  await expect(page.getByRole("list", { name: "Steps of the carrier track" })).toContainText("Open at home")
  // The next form begins where the last session was.
  await page.goto(`/desk/cats/${cat.id}/log`)
  await expect(page.getByRole("button", { name: "Carrier or backpack" })).toHaveAttribute(
    "aria-pressed",
    "true",
  )
  await context.close()
})

test("the behaviour lead sets a stage by hand and asks for the pre-check again, each with a reason", async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: baseUrl(), viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await signIn(page, "administrator")
  const cat = await catAt([2, 3], 1)
  const part = (title: string) => page.locator("#harness details").filter({ hasText: title })
  await page.goto(`/desk/cats/${cat.id}#harness`)
  await part("Set the stage by hand").locator("summary").click()
  await page.getByLabel("Stage", { exact: true }).selectOption("4")
  // Without a reason there is nothing to press.
  await expect(page.getByRole("button", { name: "Set the stage" })).toBeDisabled()
  await part("Set the stage by hand")
    .getByLabel("Because")
    .fill("Came back walking freely from its foster home.")
  await page.getByRole("button", { name: "Set the stage" }).click()
  await expect(
    page
      .getByText(/at stage 4, Moves free, because a person|to stage 4, Moves free, because a person/)
      .first(),
  ).toBeVisible()
  await part("Ask for the pre-check again").locator("summary").click()
  await page.getByLabel("Because (new building, illness, foster move)").fill("Moved to the other house.")
  await page.getByRole("button", { name: "Ask for it" }).click()
  await expect(page.getByText(/No session now: the pre-check has to be passed again/)).toBeVisible()
  await expectAccessibleInBoth(page, "a cat whose pre-check is asked for again")
  await context.close()
})
