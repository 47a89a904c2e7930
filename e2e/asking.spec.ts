import { createHmac } from "node:crypto"
import type { Browser, Page } from "@playwright/test"
import pg from "pg"
import { baseUrl, expect, expectAccessibleInBoth, signIn, test } from "./fixtures"
import { SECRET } from "./house"
import { mailTo } from "./mails"

test.describe.configure({ mode: "serial" })

const PHONE = { viewport: { width: 390, height: 844 } }
const ADDRESS = "lena.journey@example.org"
let slug = ""
let cat = ""
let status = ""

async function phone(browser: Browser, more: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  return (await browser.newContext({ ...PHONE, ...more, baseURL: baseUrl() })).newPage()
}

async function rows<T>(sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: process.env.HOUSE_DATABASE ?? "" })
  await client.connect()
  const { rows: found } = await client.query(sql, values)
  await client.end()
  return found as T[]
}

const linkToken = (purpose: string, id: string) =>
  createHmac("sha256", SECRET).update(`${purpose}:${id}`).digest("base64url")

test("on a phone: filter, answer three questions, understand the first match, ask to meet", async ({
  browser,
}) => {
  const page = await phone(browser)
  await page.goto("/cats?ready=WINDOW")
  await expect(page.getByText(/hidden by this filter/)).toBeVisible()
  await page.goto("/match")
  for (const label of ["Life indoors, with the best seat at a window", "It is why I am looking", "Gladly"])
    await expect(async () => {
      await page.getByLabel(label).first().check()
      await expect(page.getByLabel(label).first()).toBeChecked()
    }).toPass()
  const first = page.locator("article[data-band]").first()
  await expect(first).toContainText(/What speaks for it|Ask us about/)
  await first.locator("h3 a").click()
  await expect(page.getByRole("heading", { name: "What we saw" })).toBeVisible()
  slug = new URL(page.url()).pathname.split("/")[2] ?? ""
  cat = (await page.getByRole("heading", { level: 1 }).innerText()).trim()
  await page.getByRole("link", { name: "Ask to meet", exact: true }).click()
  await expect(page.getByRole("heading", { name: `Ask to meet ${cat}` })).toBeVisible()
  await expectAccessibleInBoth(page, "ask to meet")
  // Nothing typed is lost when something is missing.
  await page.getByLabel("Your name").fill("Lena Journey")
  await page.getByRole("checkbox", { name: /I agree that/ }).check()
  await page.getByRole("button", { name: `Ask to meet ${cat}` }).click()
  await expect(page.getByText("Please leave an e-mail address or a telephone number")).toBeVisible()
  await expect(page.getByLabel("Your name")).toHaveValue("Lena Journey")
  await page.getByLabel("E-mail").fill(ADDRESS)
  await expect(page.getByLabel(/Send my answers from the questionnaire with it \(3 of 18\)/)).toBeChecked()
  await page.getByRole("checkbox", { name: /I agree that/ }).check()
  await page.getByRole("button", { name: `Ask to meet ${cat}` }).click()
  await expect(page.getByText(/We have sent you a mail/)).toBeVisible()
  status = page.url()
  expect(status).not.toContain("Lena")
  await expectAccessibleInBoth(page, "status of a request")
  await page.context().close()
})

test("the mail's link confirms by a button, and the status says when we answer and who asked before", async ({
  browser,
}) => {
  await expect.poll(() => mailTo(ADDRESS, /Please confirm/), { timeout: 20_000 }).toBeTruthy()
  const link =
    /https?:\/\/\S+\/requests\/confirm\/[\w-]{43}/.exec(mailTo(ADDRESS, /Please confirm/) ?? "")?.[0] ?? ""
  // Without script, as a mail program's own little browser may be.
  const page = await phone(browser, { javaScriptEnabled: false })
  await page.goto(new URL(link).pathname)
  await page.getByRole("button", { name: `Yes, I would like to meet ${cat}` }).click()
  await expect(page.getByText(/We answer by/)).toBeVisible()
  await expect(page.getByText(/asked before you|Nobody asked before you/)).toBeVisible()
  expect(page.url()).toBe(status)
  await page.context().close()
})

test("the counsellor talks, plans a meeting, hands over the sheet and places the cat; it vanishes at once", async ({
  page,
  browser,
}) => {
  await signIn(page, "coordinator")
  await page.goto("/desk/requests")
  await expect(page.getByRole("heading", { name: "Requests to meet" })).toBeVisible()
  await expectAccessibleInBoth(page, "requests board")
  await page.getByRole("link", { name: new RegExp(`Lena Journey → ${cat}`) }).click()
  await expect(page.getByRole("heading", { name: `Lena Journey would like to meet ${cat}` })).toBeVisible()
  await expectAccessibleInBoth(page, "a request")
  await page.getByRole("button", { name: "Plan the meeting" }).click()
  await expect(page.getByRole("button", { name: "Move the meeting" })).toBeVisible()
  await expect.poll(() => mailTo(ADDRESS, /The cat sets the pace/), { timeout: 20_000 }).toBeTruthy()
  const visitor = await phone(browser)
  await visitor.goto(status)
  await expect(visitor.getByRole("heading", { name: "Your meeting" })).toBeVisible()
  const calendar = await visitor.request.get(`${status}/meeting.ics`)
  expect(await calendar.text()).toMatch(/BEGIN:VEVENT[\s\S]*DTSTART/)

  await page.getByRole("link", { name: `${cat} goes home with them` }).click()
  await expect(page.getByText("only a foster placement can be recorded")).toBeVisible()
  await page.getByRole("button", { name: "Prepare the sheet" }).click()
  await page.getByLabel("Name of the adopter").fill("Lena Journey")
  await expectAccessibleInBoth(page, "going home")
  const sheet = await page.getByRole("link", { name: "open, print, hand over" }).getAttribute("href")
  await page.getByRole("button", { name: "They have read it" }).click()
  await expect(page.getByText(/Acknowledged by Lena Journey/)).toBeVisible()
  await page.getByLabel("As", { exact: true }).selectOption("adoption")
  const began = new Date(Date.now() - 16 * 86_400_000).toISOString().slice(0, 10)
  const [stay] = await rows<{ on: string }>(
    `select to_char("intakeOn", 'YYYY-MM-DD') as on from "Cat" where "slug" = $1`,
    [slug],
  )
  await page.locator("input[name=startedOn]").fill((stay?.on ?? began) > began ? (stay?.on ?? began) : began)
  await page.getByRole("button", { name: "Goes home" }).click()
  await expect(page.getByRole("heading", { name: "Lena Journey", exact: true, level: 1 })).toBeVisible()

  expect((await visitor.request.get(`/cats/${slug}`)).status()).toBe(404)
  await visitor.goto(status)
  await expect(visitor.getByText(`${cat} has found a home with you`)).toBeVisible()
  await visitor.goto(sheet ?? "")
  await expect(visitor.getByText(/Read and acknowledged/)).toBeVisible()
  await expectAccessibleInBoth(visitor, "the sheet")
  await visitor.context().close()
})

test("a check-in answered from the link, without script; then the cat comes back", async ({
  page,
  browser,
}) => {
  const [due] = await rows<{ id: string }>(
    `select c."id" from "CheckIn" c join "Placement" p on p."id" = c."placementId" join "Cat" k on k."id" = p."catId"
     where k."slug" = $1 and p."endedOn" is null and c."day" = 14`,
    [slug],
  )
  const home = await phone(browser, { javaScriptEnabled: false })
  await home.goto(`/check-in/${linkToken("check-in", due?.id ?? "")}`)
  await home
    .getByRole("group", { name: `Is ${cat} still with you?` })
    .getByLabel("Yes")
    .check()
  await home.getByLabel("Hard", { exact: true }).check()
  await home.getByLabel("Does not eat").check()
  await home.getByRole("button", { name: "Send" }).click()
  await expect(home.getByText(/You answered already|Thank you/).first()).toBeVisible()
  await home.context().close()

  await signIn(page, "coordinator")
  await page.goto("/today")
  await expect(page.getByText(`Call the home of ${cat}`).first()).toBeAttached()
  await page.goto("/desk/adopters?q=Lena")
  await page.getByRole("link", { name: "Lena Journey" }).click()
  await expect(page.locator("p").filter({ hasText: /What is difficult.*Does not eat/ })).toBeVisible()
  await page.getByText(`${cat} has come back`).click()
  await page.getByLabel("Reason", { exact: true }).selectOption("expectations_not_a_fit")
  await page.getByRole("button", { name: "Record the return" }).click()
  await expect(page.getByText(`${cat} has come back`)).toBeHidden()
  const stays = await rows<{ n: number }>(
    `select count(*)::int as n from "Stay" s join "Cat" k on k."id" = s."catId" where k."slug" = $1 and s."isReturn"`,
    [slug],
  )
  expect(stays[0]?.n).toBe(1)
})

test("in front of a cat, without script: a first name, a code, and the counsellor finds it", async ({
  page,
  browser,
}) => {
  const visitor = await phone(browser, { javaScriptEnabled: false })
  await visitor.goto("/cats")
  const profile = await visitor.locator("main a[href^='/cats/']").first().getAttribute("href")
  await visitor.goto(`${profile}/meet`)
  await visitor.getByLabel("Your name").fill("Noor Typed")
  await visitor.getByLabel(/Anything you would like/).fill("A long message that took a while")
  await visitor.getByRole("checkbox", { name: /I agree that/ }).check()
  await visitor.getByRole("button", { name: /^Ask to meet/ }).click()
  await expect(visitor.getByText("Please leave an e-mail address or a telephone number")).toBeVisible()
  await expect(visitor.getByLabel("Your name")).toHaveValue("Noor Typed")
  await expect(visitor.getByLabel(/Anything you would like/)).toHaveValue("A long message that took a while")
  await visitor.goto(`${profile}/here`)
  await visitor.getByLabel("Your first name").fill("Noor")
  await visitor.getByRole("button", { name: "I am here now" }).click()
  const code = (await visitor.locator("strong").first().innerText()).trim()
  expect(code).toMatch(/^[A-Z]{2}\d{2}$/)
  await visitor.context().close()
  await signIn(page, "coordinator")
  await page.goto("/desk/requests")
  await page.getByLabel("Code said at the counter").fill(code.toLowerCase())
  await page.getByRole("button", { name: "Find" }).click()
  await expect(page.getByRole("heading", { name: /Noor would like to meet/ })).toBeVisible()
  await expect(page.getByText(new RegExp(`here now, code ${code}`))).toBeVisible()
})

test("the administrator says how the shelter is reached, and the public pages say it at once", async ({
  page,
  browser,
}) => {
  await signIn(page, "administrator")
  await page.goto("/settings/shelter")
  await expectAccessibleInBoth(page, "shelter settings")
  await page.getByLabel("When to come by").fill("Every day but Monday")
  await page.getByRole("button", { name: "Save" }).click()
  await expect(page.getByText(/Public pages and mails say so/)).toBeVisible()
  const visitor = await phone(browser)
  await visitor.goto(status)
  await expect(visitor.getByText("Every day but Monday")).toBeVisible()
  // Whoever holds the link may end what is kept.
  await visitor.getByText("Erase what is kept about me").first().click()
  await visitor.getByLabel(/it cannot be undone/).check()
  await visitor.getByRole("button", { name: "Erase what is kept about me" }).click()
  await expect(visitor.getByText("What was kept about you has been erased.").first()).toBeVisible()
  await visitor.context().close()
})
