import { readFileSync } from "node:fs"
import { expect, expectAccessibleInBoth, signIn, test } from "./fixtures"

test("a coordinator chooses a site, sees what the first rows lack, and takes the file", async ({ page }) => {
  await signIn(page, "coordinator")
  await page.goto("/settings/listings")
  await expect(page.getByRole("heading", { name: "Listing sites", level: 1 })).toBeVisible()
  await expect(page.getByRole("table", { name: "First rows for Petfinder" }).locator("tbody tr")).toHaveCount(
    10,
  )
  await page.getByRole("link", { name: "RescueGroups" }).click()
  await expect(page.getByRole("cell", { name: /your organisation's number/ }).first()).toBeVisible()
  await page.getByLabel("Your organisation's number at RescueGroups").fill("4711")
  await page.getByRole("button", { name: "Use this number" }).click()
  await expect(page).toHaveURL(/target=rescue-groups&account=4711/)
  await expect(page.getByRole("cell", { name: /your organisation's number/ })).toHaveCount(0)
  await expectAccessibleInBoth(page, "listing sites")
  const loading = page.waitForEvent("download")
  await page.getByRole("link", { name: "Download pets.csv" }).click()
  const lines = readFileSync(await (await loading).path(), "utf8").split(/\r?\n/)
  expect(lines[0]).toMatch(/^orgID,animalID,status,.*,pic4$/)
  expect(lines[1]).toMatch(/^4711,/)
  await page.getByRole("link", { name: "Adopt-a-Pet" }).click()
  const map = await page.request.get("/api/listings/adopt-a-pet?part=map")
  expect(map.headers()["content-disposition"]).toContain('filename="import.cfg"')
  expect(await map.text()).toContain("#30:Leashtrained=Leashtrained")
  expect((await page.request.get("/api/listings/nowhere")).status()).toBe(404)
})

test("on a phone the page stays within its width", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, "coordinator")
  await page.goto("/settings/listings?target=adopt-a-pet")
  await expect(page.getByRole("link", { name: "Download import.cfg" })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})
