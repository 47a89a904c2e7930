import { defineConfig } from "@playwright/test"

const isRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/house-setup.ts",
  // One house, one database: journeys follow each other.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  // A browser on a busy machine may stumble once; whoever needed the second try is named by the run.
  retries: 1,
  outputDir: ".build/test-results",
  use: {
    // Set by the setup, before the workers read this file.
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
