import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { pathToFileURL } from "node:url"
import type { Browser, BrowserContext, Page } from "@playwright/test"
import { expect, type RoleName, signInAt, test } from "./fixtures"
import { serveApp } from "./house"
import { movingRows as rows } from "./house-rows"

// A whole course: some four months of simulated days, a session each.
test.describe.configure({ timeout: 1_200_000 })
test.use({ actionTimeout: 20_000 })

const MS_PER_DAY = 86_400_000
const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true }
const folder = mkdtempSync(path.join(os.tmpdir(), "slackline-clock-"))
const clockFile = path.join(folder, "ahead")
const startMs = Date.now()
let app: Awaited<ReturnType<typeof serveApp>>

test.beforeAll(async () => {
  writeFileSync(clockFile, "0")
  process.env.MOVING_CLOCK_FILE = clockFile
  app = await serveApp({
    name: "moving",
    databaseUrl: process.env.MOVING_DATABASE ?? "",
    // As an address: a folder may have a space in its name.
    nodeOptions: `--import=${pathToFileURL(path.resolve("e2e/moving-clock.mjs")).href}`,
  })
})
test.afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Handler {
  role: RoleName
  context: BrowserContext
  page: Page
}

async function handler(browser: Browser, role: RoleName): Promise<Handler> {
  const context = await browser.newContext({ baseURL: app.base, ...PHONE })
  return { role, context, page: await context.newPage() }
}

/** Sets the clocks of the server and of the phones to the same hour, so many days after the start. */
async function moveTo(day: number, handlers: readonly Handler[]) {
  writeFileSync(clockFile, String(day * MS_PER_DAY))
  for (const { context } of handlers) await context.clock.setFixedTime(startMs + day * MS_PER_DAY)
}

/** Opens a page of the app; a sign-in that has run out in the meantime is renewed, as a handler would. */
async function open({ page, role }: Handler, address: string) {
  await page.goto(address)
  if (!page.url().includes("/sign-in")) return
  await signInAt(page, role)
  await page.goto(address)
}

interface Told {
  hits?: number
  stress?: string
  ended?: string
  place?: string
}

const field = (page: Page, label: string) =>
  page
    .getByRole("combobox", { name: label })
    .or(page.getByRole("textbox", { name: label }))
    .first()

async function choose(page: Page, label: string, option: string) {
  await field(page, label).tap()
  await page.getByRole("option", { name: option }).first().tap()
}

const isOn = (page: Page, label: string) => page.getByLabel(label, { exact: true })

/** Fills in what the form of a stage asks for, and saves. */
async function log(
  page: Page,
  stage: number,
  { hits = 5, stress = "0 loose", ended = "As planned", place = "Yard" }: Told = {},
) {
  await page
    .getByRole("group", { name: "Hits" })
    .getByRole("button", { name: String(hits), exact: true })
    .tap()
  await page.getByRole("button", { name: stress }).tap()
  await page.getByRole("button", { name: ended, exact: true }).tap()
  if (stage >= 7) {
    await choose(page, "Place", place)
    await page.getByLabel("Temperature, °C").fill("17")
    await page.getByLabel("Seconds a hand can rest on the ground").fill("7")
    await page.getByLabel("Carrier, metres away").fill("1")
    for (const tick of [
      "No thunder or fireworks today",
      "Not at dog-walking time",
      "Leash in hand, cat never alone, never tied",
    ])
      await isOn(page, tick).check()
  }
  if (stage >= 6 && (await field(page, "Second person").inputValue()) === "")
    await choose(page, "Second person", "Ada Lindqvist")
  if (stage >= 3) await page.getByRole("button", { name: "All checked and right" }).tap()
  if (stage >= 2 && stage <= 6) await page.locator("summary", { hasText: /^More:/ }).tap()
  if (stage === 2) await isOn(page, "Put the head in by choice").check()
  if (stage >= 3 && stage <= 6) await page.getByLabel("Seconds worn").fill(stage === 3 ? "130" : "620")
  if (stage >= 4 && stage <= 6) await choose(page, "Gait", "4 Normal")
  if (stage === 6) {
    await isOn(page, "Calm at the open inner door").check()
    await isOn(page, "Into the carrier on cue").check()
  }
  await page.getByRole("button", { name: "Save session" }).tap()
}

const saved = (page: Page) =>
  expect(page.getByText("Saved", { exact: true })).toBeVisible({ timeout: 20_000 })

test("a course on phones: opting out, a panic and its review, a lapse, days without a connection, and at last a graduate", async ({
  browser,
}) => {
  const fromMs = Date.now()
  const first = await handler(browser, "staff")
  const second = await handler(browser, "administrator")
  const both = [first, second]
  const [cat] = await rows<{ id: string; name: string }>(
    `select "id", "name" from "Cat" where "inCare" and "stage" is null and "gateCap" = 'TRAIL' order by "name" limit 1`,
  )
  if (!cat) throw new Error("the demo has no cat that waits for a course with its gates clear")
  const logPage = `/desk/cats/${cat.id}/log`
  const standing = async () => {
    const [found] = await rows<{ stage: number; reviewOpen: boolean }>(
      `select "stage", "reviewOpen" from "Cat" where "id" = $1`,
      [cat.id],
    )
    return found
  }
  /** The medical records go on while the course runs: scanned, treated and looked at yesterday. */
  const medicalRecords = (day: number) =>
    rows(
      `insert into "GateFact" ("id", "shelterId", "catId", "key", "value", "factOn", "createdAt")
       select gen_random_uuid(), "shelterId", "id", fact, value, $2::date, $3::timestamptz from "Cat",
         (values ('chip_scanned', 'yes'), ('parasites', 'yes'), ('vet_clearance', 'full')) as facts (fact, value)
       where "id" = $1`,
      [cat.id, new Date(startMs + (day - 1) * MS_PER_DAY), new Date(startMs + day * MS_PER_DAY)],
    )
  let sessions = 0
  const turn = (day: number) => (day % 2 === 0 ? first : second)
  const train = async (day: number, stage: number, told: Told = {}) => {
    await moveTo(day, both)
    const who = turn(day)
    await open(who, logPage)
    await expect(who.page.getByText(`Stage ${stage},`)).toBeVisible()
    await log(who.page, stage, told)
    await saved(who.page)
    sessions++
  }
  const climb = async (from: number, stage: number) => {
    // The last stage asks for two places.
    for (const day of [from, from + 1, from + 2])
      await train(day, stage, { place: day % 2 === 0 ? "Yard" : "Catio" })
    expect(await standing(), `day ${from + 2}`).toMatchObject({ stage: stage + 1 })
  }

  await moveTo(0, both)
  await open(first, `/desk/cats/${cat.id}`)
  await first.page.getByRole("button", { name: "Enrol in harness training" }).tap()
  await expect(first.page.getByText(/Still needed for stage 2/)).toBeVisible()

  // The cat says no three times, and is asked nothing for two weeks.
  for (const day of [1, 2, 3]) await train(day, 1, { hits: 0, stress: "1 alert", ended: "The cat's choice" })
  await moveTo(4, both)
  await open(first, `/desk/cats/${cat.id}`)
  await expect(first.page.getByText("Training pauses").filter({ visible: true }).first()).toBeVisible()

  await climb(17, 1)
  await climb(20, 2)
  await climb(23, 3)
  await climb(26, 4)

  // A panic at stage 5: two steps back, three days of rest, and a review that the behaviour lead closes.
  await moveTo(29, both)
  await open(first, logPage)
  await first.page.getByRole("button", { name: "4 panic" }).tap()
  await first.page.getByRole("button", { name: `${cat.name} is safe` }).tap()
  await first.page.getByLabel("What happened, and where?").fill("A trolley fell over in the corridor.")
  await first.page.getByRole("button", { name: "60", exact: true }).tap()
  await first.page.getByRole("button", { name: "Go on" }).tap()
  await first.page.getByRole("button", { name: "Save session" }).tap()
  await saved(first.page)
  expect(await standing()).toEqual({ stage: 3, reviewOpen: true })
  await moveTo(30, both)
  await open(second, `/desk/cats/${cat.id}#harness`)
  await second.page.getByText("Close the review", { exact: true }).first().tap()
  await second.page.getByLabel("What was found?").fill("Trolleys have brakes now.")
  await second.page.getByRole("button", { name: "Close the review" }).tap()
  await expect(second.page.getByText("A review by the behaviour lead is open")).toHaveCount(0)
  // Three days without a connection: one handler, everything stays on the phone until it is back.
  await moveTo(33, both)
  await open(first, logPage)
  await expect
    .poll(() => first.page.evaluate(async (url) => Boolean(await caches.match(url)), logPage), {
      timeout: 30_000,
    })
    .toBe(true)
  await first.context.setOffline(true)
  for (const day of [33, 34, 35]) {
    await moveTo(day, both)
    await first.page.goto(logPage)
    await log(first.page, 3)
    await expect(first.page.getByText("On this device", { exact: true })).toBeVisible()
    sessions++
  }
  expect(await standing()).toMatchObject({ stage: 3 })
  await first.context.setOffline(false)
  await expect.poll(async () => (await standing())?.stage, { timeout: 30_000 }).toBe(4)

  await climb(36, 4)
  // Sixteen days without a session: one step, and one met session gives it back.
  await train(54, 4)
  expect(await standing()).toMatchObject({ stage: 5 })
  await climb(55, 5)
  // Before the doors open the chip has to be found by a scanner again.
  await open(second, `/desk/cats/${cat.id}`)
  await second.page.locator("#gates").getByRole("button", { name: "Record" }).tap()
  await expect(second.page.getByText(/^Recorded:/)).toBeVisible()
  await medicalRecords(57)
  await climb(58, 6)
  // A single panic keeps a cat from the trail for ninety days: first air goes on meanwhile, and nothing lapses.
  for (const day of [61, 62, 63, 75, 87, 99, 111]) {
    await medicalRecords(day)
    await train(day, 7)
  }
  expect(await standing()).toMatchObject({ stage: 7 })
  await open(second, `/desk/cats/${cat.id}`)
  await expect(second.page.getByText(/gates clear for stage 8/)).toBeVisible()
  await medicalRecords(120)
  await train(120, 7)
  expect(await standing()).toMatchObject({ stage: 8 })
  await climb(121, 8)

  await open(second, `/desk/cats/${cat.id}`)
  for (const words of [
    "Up to stage 9, Graduate",
    "because the cat panicked",
    "no session for more than 14 days",
    "one met session gives back a step",
    "the cat ended 3 sessions in a row",
  ])
    await expect(second.page.getByText(words).filter({ visible: true }).first()).toBeVisible()
  const kept = await rows<{ n: number }>(`select count(*)::int as n from "Session" where "catId" = $1`, [
    cat.id,
  ])
  expect(kept[0]?.n).toBe(sessions + 1)
  console.log(
    `a course of ${sessions + 1} sessions over 123 simulated days on a phone: ${Math.round((Date.now() - fromMs) / 1000)} s`,
  )
})
