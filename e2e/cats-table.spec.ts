import { readFileSync } from "node:fs"
import type { Page } from "@playwright/test"
import { expect, expectAccessible, signIn, test } from "./fixtures"

const grid = (page: Page) => page.getByRole("grid", { name: "Cats" })
const rowOf = (page: Page, name: string) =>
  grid(page)
    .getByRole("row")
    .filter({ has: page.getByRole("link", { name }) })

/** Brings the keyboard into the table, the way Tab does, to the name of the first cat. */
async function enterGrid(page: Page) {
  await expect(async () => {
    await grid(page).locator('[tabindex="0"]').first().focus()
    await page.keyboard.press("Control+Home")
    await page.keyboard.press("Home")
    await page.keyboard.press("ArrowRight")
    await expect(page.locator('[data-place="0:1"]')).toBeFocused({ timeout: 500 })
  }).toPass()
}

const names = (page: Page) => grid(page).locator('tbody [data-place$=":1"] strong').allInnerTexts()

test("by keyboard alone: find a cat, sort by two columns, peek, and open the list of keys", async ({
  page,
}) => {
  await signIn(page, "staff")
  await page.goto("/desk/cats")
  await enterGrid(page)
  await page.keyboard.press("/")
  await page.keyboard.type("junip")
  await expect(grid(page)).toHaveAttribute("aria-rowcount", /^[2-9]$/)
  await expect(page).toHaveURL(/q=junip/)
  await expect(rowOf(page, "Juniper").first()).toBeVisible()
  await page.keyboard.press("Control+a")
  await page.keyboard.press("Delete")
  await expect(page).not.toHaveURL(/q=/)

  await enterGrid(page)
  // Column 2 is "Ready for": up and down, then the name as a second key.
  await page.keyboard.press("ArrowRight")
  await page.keyboard.press("s")
  await page.keyboard.press("s")
  await expect(page).toHaveURL(/sort=-ready$/)
  await page.keyboard.press("ArrowLeft")
  await page.keyboard.press("Shift+S")
  await expect(page).toHaveURL(/sort=-ready,name$/)
  await expect(grid(page).getByRole("columnheader", { name: /Ready for/ })).toHaveAttribute(
    "aria-sort",
    "descending",
  )
  await page.keyboard.press("Enter")
  const panel = page.getByRole("complementary", { name: /^Peek at/ })
  await expect(panel.getByRole("heading", { name: "Gates to do" })).toBeVisible()
  const first = await panel.getAttribute("aria-label")
  await page.keyboard.press("ArrowDown")
  await expect(panel).not.toHaveAttribute("aria-label", first ?? "")
  await expectAccessible(page, "table with the panel")
  await page.keyboard.press("Escape")
  await expect(panel).toHaveCount(0)

  await page.keyboard.press("?")
  const keys = page.getByRole("dialog", { name: "Keys of the table" })
  await expect(keys).toBeVisible()
  await expectAccessible(page, "list of keys")
  await page.keyboard.press("Escape")
  await expect(keys).toHaveCount(0)
  // The keyboard is back where it was.
  await page.keyboard.press("ArrowDown")
  await expect(page.locator("[data-place]:focus")).toHaveCount(1)
})

test("Back takes a filter back; facets keep the counts of what was not chosen", async ({ page }) => {
  await signIn(page, "staff")
  await page.goto("/desk/cats")
  const facets = page.getByRole("complementary", { name: "Filters" })
  const unknown = facets.getByRole("checkbox", { name: /Still getting to know/ }).first()
  const other = facets.getByText(/^Window Explorer/).first()
  const before = await other.locator("..").innerText()
  await expect(async () => {
    await unknown.check()
    await expect(page).toHaveURL(/f=ready:unknown/, { timeout: 500 })
  }).toPass()
  await expect(other.locator("..")).toHaveText(before.replace("\n", ""))
  await page.goBack()
  await expect(page).not.toHaveURL(/f=/)
  await expect(unknown).not.toBeChecked()
})

test("a view is saved, opened by its address, shared and read-only for a colleague", async ({
  page,
  browser,
}) => {
  await signIn(page, "staff")
  await page.goto("/desk/cats?sort=-stay")
  await enterGrid(page)
  await page.keyboard.press("v")
  await page.getByRole("menuitem", { name: "Save this as a view …" }).press("Enter")
  await page.getByLabel("Name of the view").fill("Longest first")
  await page.getByLabel("Everybody at the shelter may open it").check()
  await page.keyboard.press("Enter")
  await expect(page.getByRole("button", { name: "View: Longest first" })).toBeVisible()
  await expect(page).toHaveURL(/view=/)

  const other = await (await browser.newContext()).newPage()
  await signIn(other, "coordinator")
  await other.goto("/desk/cats")
  await other.getByRole("button", { name: "Views" }).click()
  await other.getByRole("menuitem", { name: /Longest first/ }).click()
  await expect(other).toHaveURL(/sort=-stay/)
  await other.getByRole("button", { name: /View: Longest first/ }).click()
  await expect(other.getByRole("menuitem", { name: "Save this as a view …" })).toBeVisible()
  await expect(other.getByRole("menuitem", { name: "Delete" })).toHaveCount(0)
  await other.context().close()
})

test("a cell is changed and taken back; somebody else's change is not overwritten", async ({
  page,
  browser,
}) => {
  await signIn(page, "staff")
  await page.goto("/desk/cats?q=acorn")
  await enterGrid(page)
  const room = page.locator('[data-place="0:7"]')
  const before = await room.innerText()
  await page.keyboard.press("End")
  for (let step = 0; step < 4; step++) await page.keyboard.press("ArrowLeft")
  await expect(room).toBeFocused()
  await page.keyboard.press("e")
  await page.keyboard.type("Sun porch")
  await page.keyboard.press("Enter")
  await expect(room).toHaveText("Sun porch")
  await expect(page.getByText("Changed room of Acorn.")).toBeVisible()
  await expect(room).toBeFocused()
  await page.keyboard.press("u")
  await expect(room).toHaveText(before)

  // A colleague is faster.
  const other = await (await browser.newContext()).newPage()
  await signIn(other, "coordinator")
  await other.goto("/desk/cats?q=acorn")
  await enterGrid(other)
  await page.keyboard.press("e")
  await other.locator('[data-place="0:7"]').click()
  await other.keyboard.press("Escape")
  await other.keyboard.press("e")
  await other.keyboard.type("Quiet ward")
  await other.keyboard.press("Enter")
  await expect(other.getByText("Changed room of Acorn.")).toBeVisible()
  await page.keyboard.type("Lost words")
  await page.keyboard.press("Enter")
  await expect(
    page.getByRole("alert").filter({ hasText: "Somebody else changed Acorn meanwhile" }),
  ).toBeVisible()
  await expect(room).toHaveText("Quiet ward")
  await other.keyboard.press("u")
  await expect(other.locator('[data-place="0:7"]')).toHaveText(before)
  await other.context().close()
})

test("several cats are tagged with a preview, and the way back is one key", async ({ page }) => {
  await signIn(page, "staff")
  await page.goto("/desk/cats")
  await enterGrid(page)
  await page.keyboard.press("Space")
  await page.keyboard.press("Shift+ArrowDown")
  await page.keyboard.press("Shift+ArrowDown")
  await expect(page.getByRole("status").filter({ hasText: "3 selected" })).toBeVisible()
  await page.keyboard.press("t")
  const dialog = page.getByRole("dialog", { name: "Tag 3 cats" })
  await dialog.getByLabel("Tag", { exact: true }).selectOption("prefers_cart_or_patio")
  await expect(dialog.getByText(/This puts “Prefers a cart or patio” on \d cats?/)).toBeVisible()
  await expectAccessible(page, "bulk tagging")
  await dialog.getByRole("button", { name: /^Change \d/ }).press("Enter")
  await expect(page.getByText(/^Changed \d cats?\./)).toBeVisible()
  await expect(dialog).toHaveCount(0)
  await page.keyboard.press("u")
  await expect(page.getByText(/^Taken back for \d cats?\./)).toBeVisible()
})

test("the file holds what is shown", async ({ page }) => {
  await signIn(page, "staff")
  await page.goto("/desk/cats?sort=-suitability,name&f=sex:F")
  await enterGrid(page)
  const total = Number(await grid(page).getAttribute("aria-rowcount")) - 1
  const shown = (await names(page)).slice(0, 10)
  const downloading = page.waitForEvent("download")
  await page.keyboard.press("x")
  const lines = readFileSync(await (await downloading).path(), "utf8")
    .trim()
    .split("\n")
  expect(lines[0]).toContain("Cat,Ready for,Harness stage")
  expect(lines).toHaveLength(total + 1)
  expect(lines.slice(1, 11).map((line) => line.split(",")[0])).toEqual(shown)
})

test("columns are chosen, and the device remembers them", async ({ page }) => {
  await signIn(page, "staff")
  await page.goto("/desk/cats")
  await enterGrid(page)
  await page.keyboard.press("c")
  const drawer = page.getByRole("dialog", { name: "Columns" })
  await drawer.getByLabel("Everyday sound").check()
  await drawer.getByRole("button", { name: "Everyday sound: further left" }).click()
  await expectAccessible(page, "choosing columns")
  await page.keyboard.press("Escape")
  await page.reload()
  await expect(grid(page).getByRole("columnheader", { name: "Everyday sound" })).toHaveCount(1)
})

test("without scripts the first page, its facets and the next page work", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  // The sign-in itself needs scripts: the cookie is made with them and carried over.
  const signing = await browser.newContext()
  const door = await signing.newPage()
  await signIn(door, "staff")
  await context.addCookies(await signing.cookies())
  await page.goto("/desk/cats?who=all")
  const first = await names(page)
  expect(first.length).toBeGreaterThan(40)
  const firstPage = page.url()
  await page.getByRole("link", { name: /^Next/ }).click()
  await page.waitForURL((url) => url.href !== firstPage)
  const second = await names(page)
  expect(second.length).toBeGreaterThan(0)
  expect(first[0]).not.toBe(second[0])
  await context.close()
  await signing.close()
})

for (const colorScheme of ["light", "dark"] as const)
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ])
    test(`no barrier in ${colorScheme}, ${viewport.width} px`, async ({ browser }) => {
      const page = await (await browser.newContext({ colorScheme, viewport })).newPage()
      await signIn(page, "staff")
      await page.goto("/desk/cats")
      await enterGrid(page)
      await page.keyboard.press("Space")
      await page.keyboard.press("Enter")
      await expect(
        page.getByRole("complementary", { name: /^Peek at/ }).getByText("Gates to do"),
      ).toBeVisible()
      await expectAccessible(page, "table, selection and panel")
      await page.context().close()
    })
