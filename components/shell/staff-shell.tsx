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
import { signOut } from "next-auth/react"
import type { ReactNode } from "react"
import type { NavigationItem } from "./navigation"
import classes from "./staff-shell.module.css"

interface StaffShellProps {
  person: { name: string; roleLabel: string }
  shelterName: string
  demo: { startHref: string } | null
  items: readonly NavigationItem[]
  links: { home: string; account: string; publicCats: string }
  children: ReactNode
}

export function StaffShell({ person, shelterName, demo, items, links, children }: StaffShellProps) {
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
        {items.map((item) => (
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
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        {demo ? (
          <p className={classes.banner}>
            Demo shelter: made-up cats and people. <a href={demo.startHref}>Start our shelter</a>
          </p>
        ) : null}
        {children}
      </AppShell.Main>
    </AppShell>
  )
}

function PersonMenu({ person, links }: Pick<StaffShellProps, "person" | "links">) {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
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
        <Menu.Item onClick={() => signOut({ callbackUrl: "/sign-in" })}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
