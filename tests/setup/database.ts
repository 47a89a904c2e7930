import pg from "pg"
import type { TestProject } from "vitest/node"
import { migrate } from "../../bin/migrate.mjs"
import { databaseUrl, startThrowawayServer } from "../../bin/throwaway-pg.mjs"

declare module "vitest" {
  export interface ProvidedContext {
    serverUrl: string
  }
}

/** One real server for the whole run, one migrated database to copy from. */
export default async function setup(project: TestProject) {
  const server = await startThrowawayServer("tests")
  const admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  await admin.query("create database template_house")
  await migrate(databaseUrl(server.url, "template_house"))
  await admin.end()
  project.provide("serverUrl", server.url)
  return () => server.stop()
}
