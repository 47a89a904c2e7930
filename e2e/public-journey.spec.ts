import { expect, test } from "./fixtures"

test.use({ viewport: { width: 390, height: 844 } })

/** Names that belong to staff: none of them may reach a phone. */
const STAFF_ONLY = [
  "suitability",
  "microchip",
  "staffNote",
  "gateCap",
  "raterId",
  "handlerId",
  "personId",
  "estimates",
]

test("an adopter filters the list, reads an honest profile, and nothing meant for staff is sent along", async ({
  page,
}) => {
  const sent: string[] = []
  page.on("response", async (answer) => {
    const type = answer.headers()["content-type"] ?? ""
    if (/html|x-component/.test(type)) sent.push(await answer.text().catch(() => ""))
  })
  await page.goto("/")
  await page.getByRole("link", { name: "Cats", exact: true }).first().click()
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
  await page.goto("/cats?ready=PATIO_PACK")
  await expect(page.getByText(/hidden by this filter/)).toBeVisible()
  await page.locator("main a[href^='/cats/']").first().click()
  await expect(page.getByRole("heading", { name: "What we saw" })).toBeVisible()
  await expect(page.getByRole("heading", { name: "What we do not know yet" })).toBeVisible()
  await expect(page.getByRole("heading", { name: "The training ladder" })).toBeVisible()
  await expect.poll(() => sent.length).toBeGreaterThan(2)
  const leaks = STAFF_ONLY.filter((name) =>
    sent.some((body) => body.includes(`"${name}`) || body.includes(`\\"${name}`)),
  )
  expect(leaks).toEqual([])
})

test("from the third answer on the cats come in order, with reasons and without a number", async ({
  page,
}) => {
  await page.goto("/match")
  const answer = (label: RegExp | string) =>
    expect(async () => {
      await page
        .getByLabel(label, typeof label === "string" ? { exact: true } : {})
        .first()
        .check()
      await expect(
        page.getByLabel(label, typeof label === "string" ? { exact: true } : {}).first(),
      ).toBeChecked()
    }).toPass()
  await answer("Walking outside together")
  await answer("It is why I am looking")
  await expect(page.getByText(/Answer one more question/)).toBeVisible()
  await answer("Gladly")
  await expect(page.getByRole("status").filter({ hasText: /cats in order. First comes/ })).toBeVisible()
  const first = page.locator("article[data-band]").first()
  await expect(first).toContainText(/Great to talk about|Good to talk about|Worth a conversation/)
  await expect(first).toContainText(/What speaks for it|Ask us about/)
  const words = await page.locator("main").innerText()
  expect(words).not.toMatch(/\d\s?%|\bscore\b/i)

  // The page of a cat knows the answers of this device, too.
  await first.getByRole("heading").getByRole("link").click()
  await expect(page.getByRole("heading", { name: "For your answers" })).toBeVisible()
  await page.goto("/match")
  await expect(page.getByLabel("Walking outside together")).toBeChecked()
  await expect(page.getByRole("status").filter({ hasText: /First comes/ })).toBeVisible()
  await page.getByRole("button", { name: "Clear all" }).first().click()
  await expect(page.getByLabel("Walking outside together")).not.toBeChecked()
})

test("one question at a time: by keyboard, with the focus on the question, and where it was after a reload", async ({
  page,
}) => {
  await page.goto("/match")
  await expect(async () => {
    await page.getByRole("button", { name: "One at a time" }).click()
    await expect(page.getByRole("group", { name: /Question 1 of 18/ })).toBeFocused()
  }).toPass()
  await expect(page.getByRole("group", { name: /Question 2 of 18/ })).toBeHidden()
  await page.getByRole("button", { name: "Next", exact: true }).focus()
  await page.keyboard.press("Enter")
  await expect(page.getByRole("group", { name: /Question 2 of 18/ })).toBeFocused()
  await expect(page.getByRole("status").filter({ hasText: "Question 2 of 18" })).toBeVisible()
  await page.reload()
  await expect(page.getByRole("group", { name: /Question 1 of 18/ })).toBeHidden()
  await expect(page.getByRole("group", { name: /Question 2 of 18/ })).toBeVisible()
  await page.getByRole("button", { name: "All on one page" }).click()
  await expect(page.getByRole("group", { name: /Question 1 of 18/ })).toBeVisible()
})

test("the list, its filters and a profile work without JavaScript", async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
    ...(baseURL ? { baseURL } : {}),
  })
  const page = await context.newPage()
  await page.goto("/cats")
  await page.locator("summary").first().click()
  await page.getByLabel(/^Patio & Pack/).check()
  await page.locator("main form button[type=submit]").first().click()
  await expect(page).toHaveURL(/ready/)
  await expect(page.getByText(/hidden by this filter/)).toBeVisible()
  await page.locator("main a[href^='/cats/']").first().click()
  await expect(page.getByRole("heading", { name: "What we saw" })).toBeVisible()
  await page.goto("/match")
  await page.getByLabel("Walking outside together").check()
  await page.getByLabel("It is why I am looking").check()
  await page.getByLabel("Gladly").check()
  await page.getByRole("button", { name: "Put the cats in order" }).click()
  await expect(page.locator("article[data-band]").first()).toContainText(/What speaks for it|Ask us about/)
  // Answers stand in no address.
  expect(new URL(page.url()).search).toBe("")
  await context.close()
})

test("cats are kept on the device, listed without an account, and compared side by side, also without JavaScript", async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto("/cats")
  const buttons = page.getByRole("button", { name: /^Keep / })
  for (let n = 1; n <= 2; n++)
    await expect(async () => {
      if ((await page.getByRole("button", { pressed: true }).count()) < n) await buttons.first().click()
      await expect(page.getByRole("button", { pressed: true })).toHaveCount(n)
    }).toPass()
  await page.goto("/shortlist")
  await expect(page).toHaveURL(/cats=[a-z0-9-]+(,|%2C)[a-z0-9-]+/)
  await expect(page.getByRole("checkbox")).toHaveCount(2)
  for (const box of await page.getByRole("checkbox").all()) await box.check()
  await page.getByRole("button", { name: /Compare the chosen/ }).click()
  await expect(page.getByRole("columnheader")).toHaveCount(3)
  await expect(page.getByRole("rowheader", { name: "Ready for" })).toBeVisible()
  await expect(page.getByRole("rowheader", { name: "Startle recovery" })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)

  const address = new URL(page.url())
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) })
  const plain = await context.newPage()
  await plain.goto(`${address.pathname}${address.search}`)
  await expect(plain.getByRole("columnheader")).toHaveCount(3)
  await plain.goto("/shortlist?cats=a-cat-of-yesterday")
  await expect(plain.getByText(/a home was found/)).toBeVisible()
  await plain.goto("/shortlist")
  await expect(plain.getByText(/needs JavaScript/)).toBeVisible()
  await context.close()
})
