import type { Page } from "@playwright/test"
import { expect } from "./fixtures"

/** Who creates the shelter of an empty install in these tests. */
export const OWNER = { email: "ada@shelter.example", password: "four good words here" }

/** The first-run page filled in, not yet sent. Typed again until it stays: the page may still be waking up. */
export async function fillFirstRun(page: Page) {
  await expect(async () => {
    await page.getByLabel("Name of the shelter").fill("Second Chance Cats")
    await page.getByLabel("Time zone").selectOption("Europe/Berlin")
    await page.getByLabel("Your name").fill("Ada")
    await page.getByLabel("Your e-mail address").fill(OWNER.email)
    await page.getByLabel("A password").fill(OWNER.password)
    await expect(page.getByLabel("Time zone")).toHaveValue("Europe/Berlin")
  }).toPass()
}

export async function createShelter(page: Page) {
  await page.goto("/welcome")
  await fillFirstRun(page)
  await page.getByRole("button", { name: "Create the shelter" }).click()
  await page.waitForURL(/\/sign-in/)
}

export async function signInAs(page: Page, { email, password } = OWNER) {
  await page.goto("/sign-in")
  await page.getByLabel("E-mail address").fill(email)
  await page.getByLabel("Password").fill(password)
  await page.getByRole("button", { name: "Sign in" }).click()
  await page.waitForURL((url) => url.pathname !== "/sign-in")
}
