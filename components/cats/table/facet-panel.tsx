"use client"
import { Button, Drawer, Text } from "@mantine/core"
import { type FormEvent, type RefObject, useEffect, useRef } from "react"
import { FACETS, type Facet, type FacetOption } from "@/lib/domain/cats/facets"
import { TAGS } from "@/lib/domain/temperament/tags"
import type { FacetCounts } from "@/lib/features/cats/list-queries"
import { type CatListParams, DEFAULT_SORT } from "@/lib/features/cats/list-schema"
import { formatNumber } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import classes from "./facet-panel.module.css"
import type { ViewChange } from "./use-cat-view"

interface PanelProps {
  params: CatListParams
  counts: FacetCounts
  change: (to: ViewChange) => void
}

/** Facets people reach for every day stand open; the others open by a click, or when something in them is chosen. */
const OPEN = new Set(["ready", "stage", "room", "evidence"])

function ownOptions(facet: Facet, counts: FacetCounts): FacetOption[] {
  const start = `${facet.key}:`
  return Object.keys(counts)
    .filter((token) => token.startsWith(start))
    .map((token) => token.slice(start.length))
    .sort((a, b) => a.localeCompare(b, "en", { numeric: true }))
    .map((value) => ({
      value,
      label: TAGS.find((tag) => facet.key === "tag" && tag.key === value)?.label ?? value,
    }))
}

function optionsOf(facet: Facet, { counts, params }: PanelProps) {
  const chosen = params.f.filter((token) => token.startsWith(`${facet.key}:`))
  const options = facet.options.length > 0 ? facet.options : ownOptions(facet, counts)
  const named = new Set(options.map(({ value }) => `${facet.key}:${value}`))
  return [
    ...options,
    // A chosen value that is gone from the list must stay to be taken back.
    ...chosen
      .filter((token) => !named.has(token))
      .map((token) => {
        const value = token.slice(facet.key.length + 1)
        return { value, label: value }
      }),
  ]
    .map(({ value, label }) => {
      const token = `${facet.key}:${value}`
      return { token, label, isOn: params.f.includes(token), count: counts[token] ?? 0 }
    })
    .filter((option) => option.count > 0 || option.isOn)
}

const toggled = (tokens: readonly string[], token: string) =>
  tokens.includes(token) ? tokens.filter((one) => one !== token) : [...tokens, token]

function FacetGroup({ facet, ...panel }: PanelProps & { facet: Facet }) {
  const { change } = panel
  const options = optionsOf(facet, panel)
  if (options.length === 0) return null
  const isChosen = options.some((option) => option.isOn)
  return (
    <details open={OPEN.has(facet.key) || isChosen} className={classes.group}>
      <summary>{facet.label}</summary>
      <fieldset>
        <legend className={classes.hidden}>{facet.label}</legend>
        {options.map(({ token, label, isOn, count }) => (
          <label key={token} className={classes.option}>
            <input
              type="checkbox"
              name="f"
              value={token}
              checked={isOn}
              onChange={() => change((now) => ({ f: toggled(now.f, token) }))}
            />
            <span>{label}</span>
            <span className={classes.count}>{formatNumber(count)}</span>
          </label>
        ))}
      </fieldset>
    </details>
  )
}

const Facets = (panel: PanelProps) => (
  <>
    {panel.params.f.length > 0 || panel.params.q ? (
      <Button variant="subtle" size="compact-sm" onClick={() => panel.change({ f: [], q: "" })}>
        Clear all filters
      </Button>
    ) : null}
    {FACETS.map((facet) => (
      <FacetGroup key={facet.key} facet={facet} {...panel} />
    ))}
  </>
)

interface FacetPanelProps extends PanelProps {
  /** Takes in what is being typed, without a step back for every few letters. */
  adjust: (to: ViewChange) => void
  searchField: RefObject<HTMLInputElement | null>
  side: RefObject<HTMLElement | null>
  drawer: { isOpen: boolean; close: () => void }
}

const TYPING_PAUSE_MS = 150

/** Search and facets with counts. A plain form underneath: without scripts a button sends it. */
export function FacetPanel({ searchField, side, drawer, adjust, ...panel }: FacetPanelProps) {
  const { params, change } = panel
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined)
  const search = (typed: string) => {
    clearTimeout(typing.current)
    typing.current = setTimeout(() => adjust({ q: typed.trim() }), TYPING_PAUSE_MS)
  }
  // Back, a saved view or "clear" change the words, too; what somebody is typing stays theirs.
  useEffect(() => {
    const field = searchField.current
    if (field && field !== document.activeElement) field.value = params.q
  }, [params.q, searchField])
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    clearTimeout(typing.current)
    change({ q: searchField.current?.value.trim() ?? "" })
  }
  return (
    <aside ref={side} className={classes.side} aria-label="Filters">
      <form action={routes.cats()} onSubmit={submit}>
        <input
          ref={searchField}
          type="search"
          name="q"
          className={classes.search}
          defaultValue={params.q}
          maxLength={60}
          aria-label="Search by name or number"
          placeholder="Name or number"
          onChange={(event) => search(event.currentTarget.value)}
        />
        {params.sort === DEFAULT_SORT ? null : <input type="hidden" name="sort" value={params.sort} />}
        {params.who === "all" ? <input type="hidden" name="who" value="all" /> : null}
        <div className={classes.facets}>
          <Facets {...panel} />
        </div>
        <noscript>
          <button type="submit">Show these cats</button>
        </noscript>
      </form>
      <Drawer
        opened={drawer.isOpen}
        onClose={drawer.close}
        title={<Text fw={700}>Filters</Text>}
        closeButtonProps={{ "aria-label": "Close the filters" }}
      >
        <Facets {...panel} />
      </Drawer>
    </aside>
  )
}
