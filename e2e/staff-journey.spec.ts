import { expect, expectAccessible, signIn, test } from "./fixtures"

test.describe.configure({ mode: "serial" })

test("staff rates a cat blind, by keyboard alone, and sees the estimate", async ({ page }) => {
  await signIn(page, "staff")
  await page.goto("/desk/cats?q=acorn")
  await page.getByRole("link", { name: /Acorn/ }).first().click()
  await page.getByRole("link", { name: "Rate", exact: true }).click()
  await expect(page.getByRole("heading", { name: "Rate Acorn" })).toBeVisible()
  // Blind: nothing of anybody's earlier values is on the page or in what was sent to it.
  expect(await page.content()).not.toMatch(/Yuki/)
  await page.getByText("0 loose").click()
  await page.getByRole("button", { name: "Begin" }).click()
  for (const key of ["4", "4", "3", "4", "n", "4", "3", "4", "4", "4", "3", "4"])
    await page.keyboard.press(key)
  await expect(page.getByText("12 of 12 dimensions answered")).toBeVisible()
  await page.getByRole("button", { name: "Save 12 ratings" }).click()
  await expect(page.getByRole("heading", { name: "Temperament" })).toBeVisible()
  await expect(page.getByText(/Rated Acorn:/).first()).toBeVisible()
})

test("a logged session says beforehand what it would do, does it, and the stage says why", async ({
  page,
}) => {
  await signIn(page, "staff")
  await page.goto("/desk/cats?q=juniper")
  await page
    .getByRole("link", { name: /Juniper/ })
    .first()
    .click()
  await expect(page.getByText(/Still needed for stage 7, First air: 1 more met session/)).toBeVisible()
  await page.getByRole("link", { name: "Log a session" }).click()
  await page.getByRole("group", { name: "Hits" }).getByRole("button", { name: "5", exact: true }).click()
  await page.getByRole("button", { name: "0 loose" }).click()
  await page.getByRole("button", { name: "As planned" }).click()
  // The rules explain themselves before anything is saved, and saving leads to what is in the way.
  await expect(page.getByText("From this stage on a passed fit check is needed.").first()).toBeVisible()
  await expect(page.getByText("Do the fit check and tap what you felt.")).toBeVisible()
  await page.getByRole("button", { name: "Save session" }).click()
  await expect(page.locator("#field-fitPassed")).toBeFocused()
  // The second person of the last session is expected again.
  await expect(page.getByRole("combobox", { name: "Second person" })).toHaveValue("Yuki Sato")
  await page.getByRole("button", { name: "Point by point" }).click()
  await page.getByLabel("Fingers, neck").fill("1")
  await page.getByLabel("Fingers, chest").fill("2")
  for (const check of [
    "Buckles locked",
    "Armpits free",
    "No chafing",
    "Back-out test passed",
    "Tag with phone number",
    "Chip scanned",
  ])
    await page.getByLabel(check).check()
  await page.getByText(/^More:/).click()
  await page.getByLabel("Calm at the open inner door").check()
  await page.getByLabel("Into the carrier on cue").check()
  await expect(page.getByRole("status")).toContainText(
    "Up to stage 7, First air, because 3 of the last 4 sessions were met",
  )
  await expectAccessible(page, "log a session, filled")
  await page.getByRole("button", { name: "Save session" }).click()
  await expect(page.getByText("Saved", { exact: true })).toBeVisible()
  await expect(page.getByText(/Up to stage 7, First air/).first()).toBeVisible()
  await page.getByRole("link", { name: "Juniper's page" }).click()
  await expect(page.getByRole("listitem").filter({ hasText: "First air" }).first()).toHaveAttribute(
    "aria-current",
    "step",
  )
})

test("an adopter's first cat is first for reasons that can be opened", async ({ page }) => {
  await signIn(page, "staff")
  await page.goto("/desk/adopters/new")
  await page.getByLabel("Name").fill("Ines Probst")
  await page.getByLabel("Walking outside together").check()
  await page.getByLabel("It is why I am looking").check()
  await page.getByLabel("Gladly").check()
  await page.getByRole("button", { name: "Save and see the matches" }).click()
  await expect(page.getByRole("heading", { name: "Ines Probst" })).toBeVisible()
  const first = page.getByRole("list").filter({ hasText: "1." }).getByRole("listitem").first()
  await expect(first).toContainText(/Great to talk about|Good to talk about|Worth a conversation/)
  await first.getByText(/^Why/).click()
  await expect(first.getByRole("table", { name: "Parts of this match" })).toBeVisible()
  await first.getByRole("button", { name: /^Introduce/ }).click()
  await expect(first.getByRole("status")).toContainText("To be introduced")
})
