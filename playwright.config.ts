import { defineConfig } from "@playwright/test"

const isRoot = process.getuid?.() === 0

// Every worker has a house of its own, opened by the setup before workers read this file.
const houses = JSON.parse(process.env.HOUSES ?? "[]") as Record<string, string>[]
Object.assign(process.env, houses[Number(process.env.TEST_PARALLEL_INDEX ?? 0)])

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/house-setup.ts",
  // Journeys of one file follow each other in one house; two files go side by side in two.
  workers: 2,
  // Generous: a busy machine is slow, and what is broken stays broken.
  timeout: 300_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  // A browser on a busy machine may stumble once; whoever needed the second try is named by the run.
  retries: 1,
  outputDir: ".build/test-results",
  use: {
    ...(process.env.BASE_URL ? { baseURL: process.env.BASE_URL } : {}),
    launchOptions: {
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      // Chromium's own sandbox does not work for root.
      args: isRoot ? ["--no-sandbox"] : [],
    },
    video: "off",
    trace: "off",
    screenshot: "off",
  },
})
