import { createHash, X509Certificate } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import type { Browser, BrowserType, Page } from "@playwright/test"
import { freePort } from "../bin/embedded-pg.mjs"
import { openHttps } from "../bin/front-door.mjs"
import { localCertificate } from "../bin/local-certificate.mjs"
import { fillAdopter, SAVED_ADOPTER, saveAdopter } from "./adopter-form"
import { createShelter, signInAs } from "./first-run"
import { expect, test } from "./fixtures"
import { openDatabase, serveApp } from "./house"

const TOKEN = "a token for tests only"
const isRoot = process.getuid?.() === 0

test.describe.configure({ mode: "serial", timeout: 360_000 })

const open: { close: () => Promise<unknown> | unknown }[] = []
let databaseUrl: string

test.beforeAll(async () => {
  test.setTimeout(360_000)
  const database = await openDatabase("network", { withDemo: false })
  databaseUrl = database.url
  open.push({ close: () => database.stop() })
})
test.afterAll(async () => {
  for (const one of open.reverse()) await one.close()
})

async function launch(chromium: BrowserType, args: string[]): Promise<Browser> {
  const browser = await chromium.launch({
    ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
    args: [...(isRoot ? ["--no-sandbox"] : []), ...args],
  })
  open.push(browser)
  return browser
}

const problemsOf = (page: Page) => {
  const problems: string[] = []
  page.on("pageerror", (error) => problems.push(error.message))
  return problems
}

test("on plain http beyond this machine the app says what is missing, and its forms work", async ({
  playwright,
}) => {
  const app = await serveApp({
    name: "network-plain",
    databaseUrl,
    environment: { SLACKLINE_METRICS_TOKEN: TOKEN },
  })
  open.push(app)
  // A name that is not this machine's own: browsers take such an address as open to everybody on the network.
  const base = app.base.replace("127.0.0.1", "shelter.test")
  const browser = await launch(playwright.chromium, ["--host-resolver-rules=MAP shelter.test 127.0.0.1"])
  const page = await (await browser.newContext({ baseURL: base })).newPage()
  const problems = problemsOf(page)
  await page.goto("/welcome")
  expect(await page.evaluate(() => window.isSecureContext)).toBe(false)
  await createShelter(page)
  await signInAs(page)
  await expect(page.getByText("This address is not encrypted (http)")).toBeVisible()

  await fillAdopter(page, "Plain Person")
  await saveAdopter(page)
  await page.waitForURL(SAVED_ADOPTER)
  // Pages that make ids of their own, where the browser's own maker of ids is switched off.
  for (const address of ["/reports/new", "/imports", "/desk/cats", "/outcomes"]) await page.goto(address)
  expect(problems).toEqual([])
})

test("metrics are for whoever has the token, and name nobody", async ({ playwright }) => {
  const app = await serveApp({
    name: "network-metrics",
    databaseUrl,
    environment: { SLACKLINE_METRICS_TOKEN: TOKEN },
  })
  const request = await playwright.request.newContext({ baseURL: app.base })
  await request.get("/cats")
  expect((await request.get("/metrics")).status()).toBe(401)
  expect((await request.get("/metrics", { headers: { authorization: "Bearer wrong" } })).status()).toBe(401)
  const answer = await request.get("/metrics", { headers: { authorization: `Bearer ${TOKEN}` } })
  const text = await answer.text()
  expect(text).toContain("slackline_database_up 1")
  expect(text).toMatch(/slackline_http_requests_total\{kind="page",status="2xx"\} [1-9]/)
  expect(text).toMatch(/slackline_database_connections\{role="slackline_web",state="idle"\} \d/)
  expect(text).toMatch(/process_resident_memory_bytes \d/)
  expect(text).not.toMatch(/Second Chance|Ada|shelter\.example/)
  await request.dispose()
  await app.close()

  const closed = await serveApp({ name: "network-closed", databaseUrl })
  open.push(closed)
  expect((await fetch(`${closed.base}/metrics`)).status).toBe(404)
})

test("behind the local certificate a tablet signs in, keeps pages, and is told nothing of http", async ({
  playwright,
}) => {
  const folder = mkdtempSync(path.join(tmpdir(), "slackline-network-"))
  process.env.SLACKLINE_DATA = folder
  const certificate = await localCertificate()
  delete process.env.SLACKLINE_DATA
  open.push({ close: () => rmSync(folder, { recursive: true, force: true }) })
  const port = await freePort()
  const base = `https://localhost:${port}`
  const app = await serveApp({ name: "network-https", databaseUrl, environment: { NEXTAUTH_URL: base } })
  open.push(app)
  open.push(await openHttps({ port, host: "127.0.0.1", target: app.base, certificate }))
  // What trusting the authority does on a tablet, said by the key of the certificate.
  const key = new X509Certificate(certificate.cert).publicKey.export({ type: "spki", format: "der" })
  const trusted = createHash("sha256").update(key).digest("base64")
  const browser = await launch(playwright.chromium, [`--ignore-certificate-errors-spki-list=${trusted}`])
  const context = await browser.newContext({ baseURL: base })
  const page = await context.newPage()
  await signInAs(page)
  expect(await page.evaluate(() => window.isSecureContext)).toBe(true)
  await expect(page.getByText("This address is not encrypted")).toHaveCount(0)
  const session = (await context.cookies()).find(({ name }) => name.includes("session-token"))
  expect(session).toMatchObject({ name: "__Secure-next-auth.session-token", secure: true, httpOnly: true })
  await page.goto("/shift")
  await expect(async () => {
    const worker = await page.evaluate(
      async () => (await navigator.serviceWorker.getRegistration("/"))?.active?.state ?? "none",
    )
    expect(worker).toBe("activated")
  }).toPass()
  await page.getByRole("button", { name: /^Ada/ }).click()
  await page.getByRole("menuitem", { name: "Sign out" }).click()
  await page.waitForURL(`${base}/sign-in`)
})
