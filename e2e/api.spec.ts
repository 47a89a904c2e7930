import { baseUrl, expect, expectAccessibleInBoth, signIn, test } from "./fixtures"

test.describe.configure({ timeout: 360_000 })

test("a key is made on the page, reads what it may, and is refused once it is taken back", async ({
  page,
  playwright,
}) => {
  await signIn(page, "administrator")
  await page.goto("/settings/keys")
  const name = `Website ${Date.now()}`
  await page.getByLabel("What it is for").fill(name)
  await page.getByRole("checkbox", { name: "Public cats" }).check()
  await page.getByRole("checkbox", { name: "Figures" }).check()
  await page.getByRole("button", { name: "Make a key" }).click()
  const shown = page.getByRole("status").getByLabel("Key")
  await expect(shown).toHaveValue(/^slk_/)
  const key = await shown.inputValue()
  await expectAccessibleInBoth(page, "a key that was just made")
  await page.reload()
  expect(await page.content()).not.toContain(key)

  const program = await playwright.request.newContext({
    baseURL: baseUrl(),
    extraHTTPHeaders: { authorization: `Bearer ${key}` },
  })
  const first = await program.get("/api/v1/public/cats?limit=3")
  expect(first.status()).toBe(200)
  const cats = await first.json()
  expect(cats.data).toHaveLength(3)
  const second = await program.get(cats.next)
  expect((await second.json()).data[0].slug).not.toBe(cats.data[0].slug)
  expect(second.headers().link ?? "").toContain("/api/v1/public/cats")
  const cat = await program.get(`/api/v1/public/cats/${cats.data[0].slug}`)
  expect((await cat.json()).name).toBe(cats.data[0].name)

  for (const address of ["/api/v1/public/cats?limit=3", "/api/v1/figures/C1?sex=F"]) {
    const { etag } = (await program.get(address)).headers()
    const again = await program.get(address, { headers: { "if-none-match": etag ?? "" } })
    expect([address, again.status(), again.headers()["cache-control"]]).toEqual([
      address,
      304,
      "private, no-cache",
    ])
  }
  expect((await program.head("/api/v1/public/cats")).status()).toBe(200)
  expect((await program.get("/api/v1/cats")).status()).toBe(403)
  const written = await program.post("/api/v1/public/cats", { data: {} })
  expect([written.status(), written.headers().allow]).toEqual([405, "GET, HEAD, OPTIONS"])
  const lost = await program.get("/api/v1/nowhere")
  expect([lost.status(), lost.headers()["content-type"]]).toEqual([
    404,
    "application/problem+json; charset=utf-8",
  ])
  const told = await (await page.request.get("/api/v1/openapi.json")).json()
  expect(told.openapi).toBe("3.1.0")

  await page.reload()
  const row = page.getByRole("row", { name: new RegExp(name) })
  await expect(row).not.toContainText("never")
  await row.getByRole("button", { name: `Take back the key ${name}` }).click()
  await expect(row).toContainText("taken back")
  const refused = await program.get("/api/v1/public/cats")
  expect([refused.status(), (await refused.json()).detail]).toEqual([
    401,
    expect.stringContaining("taken back"),
  ])
  await program.dispose()
})

test("a webhook is set up, refused for a private address, and switched off", async ({ page }) => {
  await signIn(page, "administrator")
  await page.goto("/settings/webhooks")
  const address = page.getByRole("textbox", { name: "Address" })
  await address.fill("https://127.0.0.1/hook")
  await page.getByRole("checkbox", { name: "Published" }).check()
  await page.getByRole("button", { name: "Set up a webhook" }).click()
  await expect(page.getByText(/leads to this machine or a private network/).first()).toBeVisible()
  // A name that leads nowhere, by its standard (RFC 2606).
  const host = `hook-${Date.now()}.invalid`
  await address.fill(`https://${host}/slackline`)
  await page.getByRole("button", { name: "Set up a webhook" }).click()
  await expect(page.getByRole("status").getByLabel("Signing secret")).toHaveValue(/^whsec_/)
  await page.getByRole("button", { name: `Send a test to ${host}` }).click()
  await expect(page.getByRole("table", { name: `Deliveries to ${host}` })).toContainText("test")
  await expectAccessibleInBoth(page, "/settings/webhooks with one")
  await page.getByRole("button", { name: `Switch the webhook to ${host} off` }).click()
  await expect(page.getByRole("button", { name: `Switch the webhook to ${host} on` })).toBeVisible()
})

test("a calendar address is made on the own account, read without a sign-in, and taken back", async ({
  page,
  playwright,
}) => {
  await signIn(page, "coordinator")
  await page.goto("/account")
  await page.getByRole("button", { name: "Make a calendar address" }).click()
  const field = page.getByLabel("Address to subscribe to")
  await expect(field).toHaveValue(/\/calendar\/[\w-]{43}\/slackline\.ics$/)
  await expectAccessibleInBoth(page, "/account with a calendar")
  const { pathname } = new URL(await field.inputValue())
  const program = await playwright.request.newContext({ baseURL: baseUrl() })
  const answer = await program.get(pathname)
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "text/calendar; charset=utf-8"])
  expect(answer.headers()["cache-control"]).toContain("no-store")
  expect(await answer.text()).toMatch(/^BEGIN:VCALENDAR[\s\S]+SUMMARY:/)
  const etag = answer.headers().etag ?? ""
  expect((await program.get(pathname, { headers: { "if-none-match": etag } })).status()).toBe(304)
  await page.getByRole("button", { name: "Take the address back" }).click()
  await expect(page.getByRole("button", { name: "Make a calendar address" })).toBeVisible()
  expect((await program.get(pathname)).status()).toBe(404)
  await program.dispose()
})
