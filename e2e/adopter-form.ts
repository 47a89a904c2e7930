import type { Page } from "@playwright/test"
import { expect } from "./fixtures"

/** The address of an adopter that was saved. */
export const SAVED_ADOPTER = /\/desk\/adopters\/[0-9a-f-]{36}/

/** The adopter form filled in, not yet saved. */
export async function fillAdopter(page: Page, name: string) {
  await page.goto("/desk/adopters/new")
  await expect(async () => {
    await page.getByLabel("Name").fill(name)
    await page.getByLabel("Gladly").check()
    await expect(page.getByLabel("Gladly")).toBeChecked()
  }).toPass()
}

export const saveAdopter = (page: Page) =>
  page.getByRole("button", { name: "Save and see the matches" }).click()
