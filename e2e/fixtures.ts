import { AxeBuilder } from "@axe-core/playwright"
import { expect, type Page, test } from "@playwright/test"

export type RoleName = "administrator" | "coordinator" | "staff" | "volunteer" | "adopter"
interface SignIn {
  role: RoleName
  email: string
  password: string
}

export const baseUrl = () => process.env.BASE_URL ?? ""
export const signInOf = (role: RoleName): SignIn => {
  const found = (JSON.parse(process.env.DEMO_SIGN_INS ?? "[]") as SignIn[]).find((one) => one.role === role)
  if (!found) throw new Error(`the demo printed no sign-in for ${role}`)
  return found
}

/** Signs in through the form, as a person does. */
export async function signIn(page: Page, role: RoleName) {
  await page.goto("/sign-in")
  await signInAt(page, role)
}

/** Fills in the sign-in form that is open already. */
export async function signInAt(page: Page, role: RoleName) {
  const { email, password } = signInOf(role)
  await page.getByLabel("E-mail address").fill(email)
  await page.getByLabel("Password").fill(password)
  await page.getByRole("button", { name: "Sign in" }).click()
  await page.waitForURL((url) => url.pathname !== "/sign-in")
}

/** No accessibility problem that axe can find, WCAG 2.2 AA, in the page as it stands. */
export const expectAccessible = (page: Page, name: string) =>
  expectNone(
    new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]),
    name,
  )

// A busy machine paints a change of scheme late; what is wrong stays wrong when it is looked at again.
const LOOKS = 3
const BETWEEN_LOOKS_MS = 400

async function expectNone(axe: AxeBuilder, name: string) {
  let found: string[] = []
  for (let look = 0; look < LOOKS; look++) {
    const { violations } = await axe.analyze()
    found = violations.map(
      (one) =>
        `${name}: ${one.id} (${one.nodes.length}) ${one.nodes[0]?.target.join(" ")} ${one.nodes[0]?.failureSummary ?? ""}`,
    )
    if (found.length === 0) break
    await new Promise((later) => setTimeout(later, BETWEEN_LOOKS_MS))
  }
  expect(found.join("\n")).toBe("")
}

/** Changes the scheme and waits until every colour has arrived: some of them glide. */
async function turn(page: Page, colorScheme: "light" | "dark") {
  await page.emulateMedia({ colorScheme })
  await page.evaluate(async () => {
    // From the top: what happens to lie under the bar above is no fault of the page.
    window.scrollTo(0, 0)
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))
    const settled = Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
    // A spinner never ends.
    await Promise.race([settled, new Promise((late) => setTimeout(late, 1000))])
  })
}

/** The same in the light and the dark scheme; only colours differ there. The page is left in the light one. */
export async function expectAccessibleInBoth(page: Page, name: string) {
  await turn(page, "dark")
  await expectNone(
    new AxeBuilder({ page }).withRules(["color-contrast", "link-in-text-block"]),
    `${name}, dark`,
  )
  await turn(page, "light")
  await expectAccessible(page, `${name}, light`)
}

export { expect, test }
