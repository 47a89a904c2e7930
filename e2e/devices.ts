import type { Browser, BrowserContextOptions, Page } from "@playwright/test"
import { baseUrl, expect, type RoleName, signIn } from "./fixtures"

/** A phone of its own with somebody signed in. */
export async function openPhone(browser: Browser, options: BrowserContextOptions, role: RoleName = "staff") {
  const context = await browser.newContext({ baseURL: baseUrl(), ...options })
  const page = await context.newPage()
  await signIn(page, role)
  return { context, page }
}

/** Waits until the device keeps a page, so that it opens without a connection. */
export const keptFor = (page: Page, path: string) =>
  expect
    .poll(
      () =>
        page.evaluate(async (wanted) => {
          for (const name of await caches.keys())
            if (name.startsWith("slackline-pages-") && (await (await caches.open(name)).match(wanted)))
              return true
          return false
        }, path),
      { message: `${path} is kept on the device`, timeout: 30_000 },
    )
    .toBe(true)
