import { expect, expectAccessibleInBoth, signIn, test } from "./fixtures"

// Many pages, each looked at by axe: a slow machine is no defect.
test.describe.configure({ timeout: 480_000 })

const STAFF_PAGES = [
  "/today",
  "/round",
  "/shift",
  "/show",
  "/shift?sheet=1",
  "/desk/cats",
  "/desk/cats/new",
  "/desk/adopters",
  "/desk/adopters/new",
  "/desk/requests",
  "/events",
  "/desk/unknowns",
  "/desk/overrides",
  "/imports",
  "/imports/fields",
  "/imports/conflicts",
  "/account",
  "/today?minutes=10",
  "/caseload",
  "/incidents",
  "/equipment",
  "/settings/handlers",
  "/settings/keys",
  "/settings/webhooks",
  "/settings/backups",
  "/settings/listings",
  "/settings/listings?target=rescue-groups",
  "/settings/protocols",
  "/settings/rubric",
  "/settings/raters",
  "/settings/raters/certify",
  "/sources",
]
const PUBLIC_PAGES = [
  "/",
  "/cats",
  "/embed/cats",
  "/match",
  "/about",
  "/figures",
  "/shortlist",
  "/compare",
  "/sign-in",
  "/welcome",
  "/switch",
  "/foster/ended",
  "/join/incomplete",
  "/passport/incomplete",
  "/requests/incomplete",
  "/requests/confirm/incomplete",
  "/check-in/incomplete",
  "/disclosure/incomplete",
]
/** Charts and tables of many numbers take long to look through, so they have a test of their own. */
const FIGURE_PAGES = [
  "/outcomes",
  "/outcomes/exposure",
  "/outcomes?part=programme&sex=F&b_sex=M",
  "/outcomes?part=prediction",
  "/outcomes?part=homes",
  "/outcomes/definitions",
  "/outcomes/validation",
  "/outcomes/data-check",
  "/reports",
  "/reports/new",
  "/reports/new?subject=stays",
  "/reports/matrix",
  "/reports/board",
  "/reports/matrix/animals?month=2026-10&cell=ending",
]
const WIDTHS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]

for (const viewport of WIDTHS) {
  test.describe(`${viewport.width} px`, () => {
    test.use({ viewport })

    test("public pages", async ({ page }) => {
      for (const address of PUBLIC_PAGES) {
        await page.goto(address)
        await expectAccessibleInBoth(page, address)
      }
      await page.goto("/cats")
      await page.locator("a[href^='/cats/']").first().click()
      await page.waitForURL(/\/cats\/.+/)
      await expectAccessibleInBoth(page, "a cat's profile")
      const profile = page.url()
      for (const part of ["meet", "here"]) {
        await page.goto(`${profile}/${part}`)
        await expectAccessibleInBoth(page, `a cat's profile, ${part}`)
      }
    })

    test("pages of figures", async ({ page }) => {
      await signIn(page, "coordinator")
      for (const address of FIGURE_PAGES) {
        await page.goto(address)
        await expectAccessibleInBoth(page, address)
      }
    })

    test("staff pages", async ({ page }) => {
      await signIn(page, "staff")
      for (const address of STAFF_PAGES) {
        await page.goto(address)
        await expectAccessibleInBoth(page, address)
      }
      await page.goto("/desk/cats?q=juniper")
      await page
        .getByRole("link", { name: /Juniper/ })
        .first()
        .click()
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Juniper")
      await expectAccessibleInBoth(page, "a cat's page")
      await page.locator("#temperament details summary").evaluateAll((all) => {
        for (const one of all) (one as HTMLElement).click()
      })
      await page
        .locator("#gates")
        .getByRole("button", { name: /comes from/ })
        .first()
        .click()
      await expectAccessibleInBoth(page, "a cat's page, everything open")
      const cat = new URL(page.url()).pathname
      for (const room of ["rate", "look", "log", "lost", "matches"]) {
        await page.goto(`${cat}/${room}`)
        await expectAccessibleInBoth(page, `a cat's ${room}`)
      }
      await page.goto("/settings/people")
      await expectAccessibleInBoth(page, "not for your role")
      await page.goto("/desk/cats?q=nobodyiscalledthis")
      await expectAccessibleInBoth(page, "empty list")
    })

    test("administrators' pages", async ({ page }) => {
      await signIn(page, "administrator")
      for (const address of ["/imports/sources", "/imports/fields", "/settings/shelter"]) {
        await page.goto(address)
        await expectAccessibleInBoth(page, address)
      }
    })
  })
}
