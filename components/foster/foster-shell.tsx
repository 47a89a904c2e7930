"use client"
import { Text } from "@mantine/core"
import type { ReactNode } from "react"
import { OutboxBar } from "@/components/outbox/outbox-bar"
import { OutboxProvider } from "@/components/outbox/outbox-provider"
import { ConnectionBanner } from "@/components/shell/connection-banner"
import { routes } from "@/lib/platform/routes"
import classes from "./foster.module.css"

interface FosterShellProps {
  person: { id: string; name: string }
  place: { timeZone: string; locale: string }
  build: string
  shelterName: string
  children: ReactNode
}

const DOOR = { outbox: routes.fosterOutbox(), signIn: routes.fosterEnded() }

/** Frame of a foster carer's pages: no rooms of the house, only the own cats and what waits on this phone. */
export function FosterShell({ person, place, build, shelterName, children }: FosterShellProps) {
  return (
    <div data-person={person.id} data-build={build}>
      <OutboxProvider key={person.id} person={person} place={place} build={build} door={DOOR}>
        <header className={classes.header}>
          {/* A whole page load: without a connection the kept page answers. */}
          <a href={routes.foster()} className={classes.brand}>
            My foster cats
          </a>
          <Text size="sm">{shelterName}</Text>
        </header>
        <main id="main" tabIndex={-1} className={classes.main}>
          <ConnectionBanner />
          {children}
          <OutboxBar />
        </main>
      </OutboxProvider>
    </div>
  )
}
