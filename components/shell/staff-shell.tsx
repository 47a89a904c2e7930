"use client"
import {
  AppShell,
  Burger,
  Group,
  Menu,
  NavLink,
  Text,
  UnstyledButton,
  useMantineColorScheme,
} from "@mantine/core"
import { useDisclosure } from "@mantine/hooks"
import NextLink from "next/link"
import { usePathname } from "next/navigation"
import type { ReactNode } from "react"
import { OutboxBar } from "@/components/outbox/outbox-bar"
import { OutboxProvider, useOutbox } from "@/components/outbox/outbox-provider"
import { forgetPages } from "@/components/outbox/service-worker"
import { ConnectionBanner } from "./connection-banner"
import { InsecureNotice } from "./insecure-notice"
import { NAVIGATION_GROUPS, type NavigationItem } from "./navigation"
import { SharedDeviceBar } from "./shared-device-bar"
import { signOutTo } from "./sign-out"
import classes from "./staff-shell.module.css"

interface StaffShellProps {
  person: { id: string; name: string; roleLabel: string }
  place: { timeZone: string; locale: string }
  build: string
  shelterName: string
  demo: { startHref: string } | null
  /** On a shared device: after how many minutes alone the turn ends. */
  sharedIdleMinutes: number | null
  items: readonly NavigationItem[]
  links: { home: string; account: string; publicCats: string }
  children: ReactNode
}

export function StaffShell(props: StaffShellProps) {
  const { id, name } = props.person
  return (
    // The worker keeps a page only when it belongs to this person and this build.
    <div data-person={id} data-build={props.build}>
      <OutboxProvider key={id} person={{ id, name }} place={props.place} build={props.build}>
        <Frame {...props} />
      </OutboxProvider>
    </div>
  )
}

function Frame({ person, shelterName, demo, sharedIdleMinutes, items, links, children }: StaffShellProps) {
  const [isOpen, { toggle, close }] = useDisclosure()
  const path = usePathname()
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 190, breakpoint: "sm", collapsed: { mobile: !isOpen } }}
      padding="md"
    >
      <a href="#main" className={classes.skip}>
        Skip to the content
      </a>
      <AppShell.Header className={classes.header}>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={isOpen}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label="Open the menu"
              aria-expanded={isOpen}
            />
            <NextLink href={links.home} className={classes.brand}>
              Slackline
            </NextLink>
            <Text size="sm" c="dimmed" visibleFrom="sm" truncate>
              {shelterName}
            </Text>
          </Group>
          <PersonMenu person={person} links={links} />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label="Rooms" className={classes.navbar}>
        {NAVIGATION_GROUPS.map((group) => {
          const rooms = items.filter((item) => item.group === group)
          if (rooms.length === 0) return null
          return (
            <section key={group} aria-label={group} className={classes.group}>
              <p className={classes.groupName} aria-hidden>
                {group}
              </p>
              {rooms.map((item) => (
                <NavLink
                  key={item.href}
                  component={NextLink}
                  href={item.href}
                  label={item.label}
                  active={path === item.href || path.startsWith(`${item.href}/`)}
                  aria-current={path === item.href ? "page" : undefined}
                  onClick={close}
                  className={classes.link}
                />
              ))}
            </section>
          )
        })}
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1} className={classes.main}>
        <ConnectionBanner />
        {demo ? (
          <p className={classes.banner}>
            Demo shelter: made-up cats and people. <a href={demo.startHref}>Start our shelter</a>
          </p>
        ) : null}
        <InsecureNotice />
        {sharedIdleMinutes === null ? null : (
          <SharedDeviceBar name={person.name} idleMinutes={sharedIdleMinutes} />
        )}
        {children}
        <OutboxBar />
      </AppShell.Main>
    </AppShell>
  )
}

function PersonMenu({ person, links }: Pick<StaffShellProps, "person" | "links">) {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const { standing } = useOutbox()
  const isAway = standing.connection !== "online"
  // What was shown to this person must not be shown to the next one from this device; what was written down stays.
  const leave = () => forgetPages().finally(() => signOutTo("/sign-in"))
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <UnstyledButton className={classes.person}>
          <Text size="sm" fw={700}>
            {person.name}
          </Text>
          <Text size="xs" c="dimmed">
            {person.roleLabel}
          </Text>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Appearance</Menu.Label>
        {(["light", "dark", "auto"] as const).map((scheme) => (
          <Menu.Item
            key={scheme}
            onClick={() => setColorScheme(scheme)}
            rightSection={colorScheme === scheme ? "✓" : null}
          >
            {scheme === "auto" ? "As the device" : scheme === "dark" ? "Dark" : "Light"}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component={NextLink} href={links.publicCats}>
          What adopters see
        </Menu.Item>
        <Menu.Item component={NextLink} href={links.account}>
          My account
        </Menu.Item>
        <Menu.Item onClick={leave} disabled={isAway}>
          {isAway ? "Sign out (needs a connection)" : "Sign out"}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
