import type { Browser } from "@playwright/test"
import { baseUrl, expect, expectAccessible, expectAccessibleInBoth, signIn, test } from "./fixtures"
import { houseRows } from "./house-rows"

test.describe.configure({ timeout: 360_000 })

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true }
const trainedCat = async () => {
  const [cat] = await houseRows<{ id: string; name: string }>(
    `select "id", "name" from "Cat" where "inCare" and "stage" between 2 and 6 and not "reviewOpen" order by "name" limit 1`,
  )
  if (!cat) throw new Error("no cat in training")
  return cat
}

async function issue(browser: Browser) {
  const desk = await browser.newContext({ baseURL: baseUrl(), viewport: { width: 1440, height: 900 } })
  const page = await desk.newPage()
  await signIn(page, "staff")
  const cat = await trainedCat()
  await page.goto(`/desk/cats/${cat.id}#passport`)
  await page.getByRole("button", { name: /^Issue/ }).click()
  const link = page.getByRole("link", { name: "Open the passport" })
  await expect(link).toBeVisible()
  await expect(page.getByRole("img", { name: `QR code of the passport of ${cat.name}` })).toBeVisible()
  await expectAccessibleInBoth(page, "a cat's page with progress and passport")
  return { page, cat, address: (await link.getAttribute("href")) ?? "" }
}

test("a passport is issued, read in two languages, saved as a file, logged at home without script, and withdrawn", async ({
  browser,
}) => {
  const { page, cat, address } = await issue(browser)
  const phone = await browser.newContext({ baseURL: baseUrl(), ...PHONE })
  const reader = await phone.newPage()
  const answer = await reader.goto(address)
  expect(answer?.headers()["referrer-policy"]).toBe("strict-origin")
  expect(answer?.headers()["x-robots-tag"]).toContain("noindex")
  await expect(reader.getByRole("heading", { name: `Training passport of ${cat.name}` })).toBeVisible()
  await expectAccessibleInBoth(reader, "a passport")
  expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await reader.locator("#main").getByRole("link", { name: "Español" }).tap()
  await expect(
    reader.getByRole("heading", { name: `Pasaporte de entrenamiento de ${cat.name}` }),
  ).toBeVisible()
  await reader.locator("summary").tap()
  await expectAccessible(reader, "a passport in Spanish, everything open")
  const file = await phone.request.get(`${address}/file?lang=es`)
  expect([file.status(), file.headers()["content-type"]]).toEqual([200, "application/pdf"])

  // What is missing is said, and what was typed stays.
  await reader.goto(`${address}?lang=en`)
  await reader.getByLabel("Tries").fill("3")
  await reader.getByLabel("of these went well").fill("5")
  await reader.getByLabel("1 alert").check()
  await reader.getByLabel("as planned").check()
  await reader.getByRole("button", { name: "Keep this session" }).tap()
  await expect(reader.getByText(/cannot be more than the tries/)).toBeVisible()
  await expect(reader.getByLabel("Tries")).toHaveValue("3")
  await reader.getByLabel("of these went well").fill("3")
  await reader.getByRole("button", { name: "Keep this session" }).tap()
  await expect(reader.getByText(/^Kept\./)).toBeVisible()
  await expect(reader.getByText("1 session", { exact: true })).toBeVisible()
  await phone.close()

  const plain = await browser.newContext({ baseURL: baseUrl(), ...PHONE, javaScriptEnabled: false })
  const noScript = await plain.newPage()
  await noScript.goto(address)
  await noScript.getByLabel("Tries").fill("4")
  await noScript.getByLabel("of these went well").fill("4")
  await noScript.getByLabel("0 loose").check()
  await noScript.getByLabel("as planned").check()
  await noScript.getByRole("button", { name: "Keep this session" }).click()
  await expect(noScript.getByText("2 sessions", { exact: true })).toBeVisible()

  await page.reload()
  await expect(page.getByText(/At home: 2 sessions, 2 calm/)).toBeVisible()
  await page.getByRole("button", { name: "Withdraw the passport" }).click()
  await expect(page.getByRole("button", { name: "Withdraw the passport" })).toHaveCount(0)
  await noScript.goto(address)
  await expect(noScript.getByRole("heading", { name: "This passport cannot be opened" })).toBeVisible()
  expect((await plain.request.get(`${address}/file`)).status()).toBe(404)
  await plain.close()
  await page.close()
})
