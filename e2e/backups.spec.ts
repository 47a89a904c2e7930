import { expect, expectAccessibleInBoth, signIn, test } from "./fixtures"

test.describe.configure({ timeout: 480_000 })

test("an administrator backs up, tries the restore, and reads how it went", async ({ page }) => {
  await signIn(page, "administrator")
  await page.goto("/settings/backups")
  const runs = page.getByRole("table", { name: "Backups and trials" })
  await page.getByRole("button", { name: "Back up now" }).click()
  await expect(runs.getByRole("row", { name: /by hand done/ }).first()).toBeVisible({ timeout: 60_000 })
  await page.getByRole("button", { name: "Try a restore now" }).click()
  await expect(runs.getByRole("row", { name: /trial of a restore done/ }).first()).toBeVisible({
    timeout: 90_000,
  })
  await expect(page.getByText("came back with equal checksums")).toBeVisible()
  await expectAccessibleInBoth(page, "backups")
})
