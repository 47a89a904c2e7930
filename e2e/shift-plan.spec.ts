import { baseUrl, expect, expectAccessible, signIn, test } from "./fixtures"

test.describe.configure({ timeout: 360_000 })

test("the plan says who, with whom and why, and follows the people ticked", async ({ page }) => {
  await signIn(page, "staff")
  await page.goto("/today")
  await page.getByRole("link", { name: /Shift plan: who takes/ }).click()
  await expect(page.getByRole("heading", { level: 1, name: "Shift plan" })).toBeVisible()
  const boxes = page.getByRole("checkbox")
  expect(await boxes.count()).toBeGreaterThan(1)
  for (const box of await boxes.all()) await box.check()
  for (const field of await page.getByRole("spinbutton").all()) await field.fill("60")
  await page.getByRole("button", { name: "Plan the shift" }).click()
  await page.waitForURL(/person=/)
  const lines = page.locator("main section li")
  await expect(lines.first()).toContainText(/Stage \d|Carrier|Cart/)
  await expect(lines.first()).toContainText(/since the last|lapse|not started|step is lost/)
  await expect(page.getByText("Not today").first()).toBeVisible()
  await expectAccessible(page, "a full shift plan")
})

test("the plan works without a script", async ({ browser }) => {
  const context = await browser.newContext({ baseURL: baseUrl() })
  const page = await context.newPage()
  await signIn(page, "staff")
  const bare = await browser.newContext({
    baseURL: baseUrl(),
    javaScriptEnabled: false,
    storageState: await context.storageState(),
  })
  const still = await bare.newPage()
  await still.goto("/shift")
  await still.getByRole("checkbox").first().check()
  await still.getByRole("button", { name: "Plan the shift" }).click()
  await still.waitForURL(/person=/)
  await expect(still.getByRole("heading", { level: 1 })).toHaveText("Shift plan")
  await bare.close()
  await context.close()
})

test("the round sheet prints a row a cat with a code that opens its session form", async ({ page }) => {
  await signIn(page, "staff")
  await page.goto("/shift")
  await page.getByRole("link", { name: "Round sheet to print" }).click()
  await page.waitForURL(/sheet=1/)
  const codes = page.locator("img[data-address]")
  expect(await codes.count()).toBeGreaterThan(0)
  for (const code of await codes.all()) {
    const address = (await code.getAttribute("data-address")) ?? ""
    expect(address).toMatch(new RegExp(`^${baseUrl()}/desk/cats/[0-9a-f-]{36}/log$`))
    expect(await code.getAttribute("alt")).toContain(address)
    expect(await code.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  }
  await page.emulateMedia({ media: "print" })
  await expect(page.getByRole("navigation", { name: "Rooms" })).toBeHidden()
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden()
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
    "rgb(255, 255, 255)",
  )
})

test("a volunteer sees the own cats only", async ({ page }) => {
  await signIn(page, "volunteer")
  await page.goto("/shift")
  await expect(page.getByText("Your time")).toBeVisible()
  expect(await page.getByRole("checkbox").count()).toBeLessThanOrEqual(1)
})
