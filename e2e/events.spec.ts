import { expect, expectAccessibleInBoth, signIn, test } from "./fixtures"

test.describe.configure({ timeout: 480_000 })

test("an event is planned, a swap is tried by keyboard and by hand, a pair is locked, and the day is kept", async ({
  page,
}) => {
  await signIn(page, "coordinator")
  for (const name of ["Orla Event", "Bram Event", "Cleo Event"]) {
    await page.goto("/desk/adopters/new")
    await page.getByLabel("Name").fill(name)
    await page.getByLabel("Walking outside together").check()
    await page.getByRole("button", { name: "Save and see the matches" }).click()
    await expect(page.getByRole("heading", { name })).toBeVisible()
  }
  await page.goto("/events")
  await page.getByLabel("Name").fill("Saturday on the porch")
  await page.getByLabel("Day").fill("2026-12-05")
  await page.getByRole("button", { name: "Plan an event" }).click()
  await expect(page.getByRole("heading", { name: "Saturday on the porch" })).toBeVisible()
  await expect(page.getByText("Add adopters and cats, and the plan stands here.")).toBeVisible()
  await page.getByRole("textbox", { name: "Adopter" }).fill("Event")
  await page.getByRole("button", { name: "Find" }).click()
  for (const name of ["Orla", "Bram", "Cleo"]) {
    await page.getByRole("button", { name: `Add ${name} Event` }).click()
    await expect(page.getByRole("button", { name: `Add ${name} Event` })).toHaveCount(0)
  }
  await page.getByRole("button", { name: "Add all listed cats" }).click()
  const plan = page.getByRole("list", { name: "The plan" })
  await expect(plan.getByText(/^Signed up/)).toHaveCount(3)
  await expect(page.getByText(/Give every adopter and every cat a price/)).toBeVisible()
  await expectAccessibleInBoth(page, "an event")

  // By keyboard: open the choice, take another cat, try it.
  await page.getByText("Try another cat for Orla Event").focus()
  await page.keyboard.press("Enter")
  const choice = page.getByRole("combobox", { name: "Another cat for Orla Event" })
  await choice.focus()
  const before = await choice.inputValue()
  await page.keyboard.press("ArrowDown")
  if ((await choice.inputValue()) === before) await page.keyboard.press("ArrowUp")
  await page.keyboard.press("Tab")
  await page.keyboard.press("Enter")
  const trial = page.getByRole("status").filter({ hasText: "Only tried:" })
  await expect(trial).toContainText("Orla Event")
  await expect(trial).toContainText("Nothing is saved.")
  await trial.getByRole("link", { name: "Leave it as it was" }).click()
  await expect(trial).toHaveCount(0)

  // By hand: the first adopter's cat onto the second.
  const lines = plan.locator(":scope > li")
  const dragged = (await lines.nth(0).locator("[draggable=true]").innerText()).replace(/ \(.*/, "")
  await lines.nth(0).locator("[draggable=true]").dragTo(lines.nth(1))
  await expect(trial).toContainText(`Only tried: ${dragged} for Bram Event`)
  await expectAccessibleInBoth(page, "a swap that is tried")
  await trial.getByRole("button", { name: "Lock this pair and plan the rest anew" }).click()
  await expect(page.getByRole("button", { name: `Unlock ${dragged} for Bram Event` })).toBeVisible()
  await expect(trial).toHaveCount(0)

  await page.getByText("What happened with Bram Event").click()
  await lines.nth(1).getByLabel("What happened", { exact: true }).selectOption("trial")
  await lines.nth(1).getByLabel("Note").fill("An hour on the floor together")
  await lines.nth(1).getByRole("button", { name: "Write it down" }).click()
  await expect(lines.nth(1)).toContainText(`${dragged}: on trial – An hour on the floor together`)
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expectAccessibleInBoth(page, "an event on a phone")
  await page.screenshot({ path: "/tmp/desk-event-390.png", fullPage: true })
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.screenshot({ path: "/tmp/desk-event-1440.png", fullPage: true })
  await page.getByRole("button", { name: "Close the event and keep it" }).click()
  await expect(page.getByText(/Held: kept as it was planned/)).toBeVisible()
  await expect(page.getByRole("button", { name: /^(Unlock|Lock|Take)/ })).toHaveCount(0)
  await expect(page.getByText(/Give every adopter and every cat a price/)).toBeVisible()
  await expect(lines.nth(1)).toContainText("An hour on the floor together")
  await expectAccessibleInBoth(page, "a held event")
})
