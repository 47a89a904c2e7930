import type { Browser, BrowserContextOptions, Page } from "@playwright/test"
import { HEALED_MS, TOLD_MS } from "../tests/faults/limits.mjs"
import { startProxy } from "../tests/faults/proxy.mjs"
import { throughPort } from "../tests/faults/shelter-house.mjs"
import { expect, type RoleName, signInAt } from "./fixtures"
import { serveApp } from "./house"

/** The app on the shared database, with something between the two that can fail. */
export async function openFaultyHouse(name: string) {
  const own = new URL(process.env.HOUSE_DATABASE ?? "")
  const proxy = await startProxy(Number(own.port))
  const app = await serveApp({ name, databaseUrl: throughPort(own.href, proxy.port) })
  return {
    app,
    proxy,
    async staffPage(
      browser: Browser,
      { role = "administrator", ...options }: BrowserContextOptions & { role?: RoleName } = {},
    ): Promise<Page> {
      const page = await (await browser.newContext({ baseURL: app.base, ...options })).newPage()
      await page.goto("/sign-in")
      await signInAt(page, role)
      return page
    },
    async close() {
      await app.close()
      await proxy.close()
    },
  }
}

const banner = (page: Page) => page.locator("[data-connection]")

/** Does something that meets the fault; how long until the banner said so. */
export async function toldAfter(
  page: Page,
  words: string | RegExp,
  meet: () => Promise<unknown>,
): Promise<number> {
  const met = performance.now()
  await Promise.all([meet(), expect(banner(page)).toContainText(words, { timeout: TOLD_MS })])
  return performance.now() - met
}

/** Ends the fault; how long until the banner is gone. */
export async function healedAfter(page: Page, end: () => Promise<unknown>): Promise<number> {
  await end()
  const ended = performance.now()
  await expect(banner(page)).toHaveText("", { timeout: HEALED_MS })
  return performance.now() - ended
}

export const tell = (what: string, told: number, healed: number) =>
  console.log(`${what}: banner after ${Math.round(told)} ms, gone ${Math.round(healed)} ms after it ended`)
