"use client"
import { Button, Checkbox, Drawer, Group, Stack, Text, TextInput } from "@mantine/core"
import { useDisclosure } from "@mantine/hooks"
import { useRouter } from "next/navigation"
import { type FormEvent, useTransition } from "react"
import classes from "./facet-filters.module.css"

export interface FacetGroup {
  key: string
  label: string
  options: { token: string; label: string; count: number; isOn: boolean; href: string }[]
}

interface FiltersProps {
  groups: FacetGroup[]
  search: { value: string; action: string; keep: [string, string][] }
  clearHref: string | null
}

/** Facets with counts; every choice is an address, so the view can be shared and the Back button works. */
export function FacetFilters({ groups, search, clearHref }: FiltersProps) {
  const [isOpen, { open, close }] = useDisclosure()
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const go = (href: string) => startTransition(() => router.push(href, { scroll: false }))

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const query = new URLSearchParams(search.keep)
    const typed = String(new FormData(event.currentTarget).get("q") ?? "").trim()
    if (typed) query.set("q", typed)
    go(`${search.action}?${query}`)
  }

  const facets = (
    <Stack gap="md" aria-busy={isPending}>
      {clearHref ? (
        <Button variant="subtle" size="compact-sm" onClick={() => go(clearHref)}>
          Clear all filters
        </Button>
      ) : null}
      {groups.map((group) => (
        <fieldset key={group.key} className={classes.group}>
          <legend>{group.label}</legend>
          {group.options.map((option) => (
            <Checkbox
              key={option.token}
              size="sm"
              checked={option.isOn}
              onChange={() => go(option.href)}
              label={
                <>
                  {option.label} <span className={classes.count}>{option.count}</span>
                </>
              }
            />
          ))}
        </fieldset>
      ))}
    </Stack>
  )

  return (
    <>
      <search className={classes.search}>
        <form onSubmit={submit}>
          <Group gap="xs" wrap="nowrap">
            <TextInput
              name="q"
              defaultValue={search.value}
              aria-label="Search by name or number"
              placeholder="Name or number"
              flex={1}
            />
            <Button type="submit" variant="default">
              Search
            </Button>
            <Button variant="default" onClick={open} hiddenFrom="md">
              Filters
            </Button>
          </Group>
        </form>
      </search>
      <aside className={classes.side} aria-label="Filters">
        {facets}
      </aside>
      <Drawer opened={isOpen} onClose={close} title={<Text fw={700}>Filters</Text>} hiddenFrom="md">
        {facets}
      </Drawer>
    </>
  )
}
