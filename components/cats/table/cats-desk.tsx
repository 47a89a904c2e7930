"use client"
import { Alert, Anchor, Button, Group, Text } from "@mantine/core"
import { useCallback, useEffect, useRef, useState } from "react"
import type { Calendar } from "@/lib/domain/cats/cat-row"
import { nextSort, parseSort, writeSort } from "@/lib/domain/cats/sort-keys"
import type { TableLayout } from "@/lib/domain/cats/table-layout"
import type { BulkTarget } from "@/lib/features/cats/bulk-schema"
import type { CatPage } from "@/lib/features/cats/list-queries"
import { CatListParams, catListQuery, DEFAULT_SORT, readListQuery } from "@/lib/features/cats/list-schema"
import type { SavedView } from "@/lib/features/cats/views-queries"
import { routes } from "@/lib/platform/routes"
import { BulkBar } from "./bulk-bar"
import { BulkModal } from "./bulk-modal"
import type { BulkKind } from "./bulk-plan"
import classes from "./cats-desk.module.css"
import { CatsGrid } from "./cats-grid"
import { ColumnsDrawer } from "./columns-drawer"
import { DeskBar } from "./desk-bar"
import { FacetPanel } from "./facet-panel"
import { KeysModal } from "./keys-modal"
import { PeekPanel } from "./peek-panel"
import { useCatList } from "./use-cat-list"
import { listOf, useCatView } from "./use-cat-view"
import { useChanges } from "./use-changes"
import { useDeskKeys } from "./use-desk-keys"
import { useGridFocus } from "./use-grid-focus"
import { useInlineEdit } from "./use-inline-edit"
import { useLayout } from "./use-layout"
import { useSelection } from "./use-selection"
import { useViews } from "./use-views"
import { ViewsMenu } from "./views-menu"

interface DeskProps {
  page: CatPage
  /** The list the page was made for, as an address's query. */
  pageQuery: string
  /** The layout of this device, and of the saved view that is open. */
  layout: TableLayout
  openLayout: TableLayout | null
  views: SavedView[]
  calendar: Calendar
  may: { edit: boolean; read: boolean }
}

interface Bulk {
  kind: BulkKind
  target: BulkTarget
  count: number
}

/** The desk: facets, the table of cats, and the panel that peeks at one. */
export function CatsDesk({
  page,
  pageQuery,
  layout: deviceLayout,
  openLayout,
  views: firstViews,
  calendar,
  may,
}: DeskProps) {
  const { params, open, change, adjust } = useCatView()
  const query = listOf(params)
  const source = useCatList(query, page, pageQuery)
  const { list } = source
  const {
    layout,
    change: changeLayout,
    setLayout,
  } = useLayout(openLayout ?? deviceLayout, params.view !== undefined)
  const changes = useChanges()
  const selecting = useSelection()
  const box = useRef<HTMLDivElement>(null)
  const searchField = useRef<HTMLInputElement>(null)
  const side = useRef<HTMLElement>(null)
  const focus = useGridFocus(box, list.total, layout.columns.length + 1)
  const back = useCallback(() => focus.go(focus.active), [focus])
  const edit = useInlineEdit({ changes, refresh: source.refresh, back })
  const [panel, setPanel] = useState<"columns" | "filters" | "keys" | "views" | null>(null)
  const [isPeeking, setPeeking] = useState(false)
  const [bulk, setBulk] = useState<Bulk | null>(null)

  const goToView = useCallback(
    (view: SavedView | null) => {
      setLayout(view ? view.layout : deviceLayout)
      if (!view) open({ ...params, view: undefined })
      else open({ ...CatListParams.parse(readListQuery(new URLSearchParams(view.query))), view: view.id })
    },
    [open, params, setLayout, deviceLayout],
  )
  const views = useViews({ first: firstViews, changes, go: goToView })
  const openView = views.views.find((view) => view.id === params.view)

  // Another list: what was chosen by hand or as "all that match" was chosen from the old one.
  const { clear } = selecting
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the query that ends a selection
  useEffect(() => {
    clear()
    box.current?.scrollTo({ top: 0 })
  }, [query])

  // What colleagues did meanwhile is there when somebody comes back to this window.
  const { refresh } = source
  useEffect(() => {
    const again = () => refresh()
    window.addEventListener("focus", again)
    return () => window.removeEventListener("focus", again)
  }, [refresh])

  const sort = (column: string, isAdded: boolean) =>
    change((now) => ({ sort: writeSort(nextSort(parseSort(now.sort), column, isAdded)) || DEFAULT_SORT }))
  const exportHref = `${routes.catsFile()}?${new URLSearchParams(`${query.slice(1)}&columns=${layout.columns.join(",")}`)}`
  const activeCat = list.rows.get(focus.active.row)
  const peeked = isPeeking ? activeCat : undefined

  function closeBulk() {
    setBulk(null)
    back()
  }

  function beginBulk(kind: BulkKind) {
    const { selection } = selecting
    if (!may.edit) return
    if (selection.isAll) setBulk({ kind, target: { query }, count: list.total })
    else {
      const ids = selection.ids.size > 0 ? [...selection.ids] : activeCat ? [activeCat.id] : []
      if (ids.length > 0) setBulk({ kind, target: { ids }, count: ids.length })
    }
  }

  const { onKeyDown, tick } = useDeskKeys({
    ...{
      focus,
      list,
      layout,
      selecting,
      edit,
      changes,
      sort,
      changeLayout,
      beginBulk,
      setPanel,
      may,
      searchField,
      side,
    },
    ...{ exportHref, isPeeking, setPeeking },
  })

  return (
    <>
      <DeskBar
        params={params}
        total={source.isCurrent ? list.total : null}
        may={{ takeIn: may.edit, export: may.read }}
        exportHref={exportHref}
        change={change}
        openColumns={() => setPanel("columns")}
        openFilters={() => setPanel("filters")}
        openKeys={() => setPanel("keys")}
      >
        <ViewsMenu
          views={views}
          open={openView}
          params={params}
          layout={layout}
          mayShare={may.edit}
          menu={{ isOpen: panel === "views", set: (isOpen) => setPanel(isOpen ? "views" : null) }}
          go={goToView}
        />
      </DeskBar>
      <div className={classes.desk} data-peek={peeked ? true : undefined}>
        <FacetPanel
          params={params}
          counts={list.counts}
          change={change}
          adjust={adjust}
          searchField={searchField}
          side={side}
          drawer={{ isOpen: panel === "filters", close: () => setPanel(null) }}
        />
        <div className={classes.main}>
          {source.problem ? (
            <Alert color="red" role="alert" mb="xs">
              <Group justify="space-between">
                {source.problem}
                <Button size="compact-sm" variant="default" onClick={source.retry}>
                  Try again
                </Button>
              </Group>
            </Alert>
          ) : null}
          <CatsGrid
            {...{ box, source, params, layout, calendar, focus, selecting, edit }}
            startsAt={page.at}
            onWidths={(widths) => changeLayout({ widths })}
            mayOpen={may.read}
            peeked={peeked?.id ?? null}
            onSort={sort}
            onTick={tick}
            onPress={() => setPeeking(true)}
            onKeyDown={onKeyDown}
          />
          {list.total === 0 && source.isCurrent ? (
            <EmptyList isNarrowed={params.f.length > 0 || params.q !== ""} />
          ) : null}
          {may.edit ? <BulkBar selecting={selecting} total={list.total} begin={beginBulk} /> : null}
          <noscript>
            <style>{`[class*="spacer"] { display: none }`}</style>
            {page.next ? (
              <a href={routes.cats() + catListQuery({ ...params, after: page.next })}>
                Next {page.rows.length} →
              </a>
            ) : null}
          </noscript>
          <span role="status" className={classes.hidden}>
            {peeked ? `The panel beside the table shows ${peeked.name}; Tab goes there.` : ""}
          </span>
        </div>
        {peeked ? <PeekPanel cat={peeked} calendar={calendar} close={() => setPeeking(false)} /> : null}
      </div>
      <ColumnsDrawer
        isOpen={panel === "columns"}
        close={() => setPanel(null)}
        layout={layout}
        change={changeLayout}
      />
      <KeysModal isOpen={panel === "keys"} close={() => setPanel(null)} />
      {bulk ? <BulkModal {...bulk} changes={changes} refresh={source.refresh} close={closeBulk} /> : null}
    </>
  )
}

function EmptyList({ isNarrowed }: { isNarrowed: boolean }) {
  return (
    <Text className={classes.empty}>
      {isNarrowed ? (
        "No cat fits these filters. Take one away, or clear them all."
      ) : (
        <>
          No cats yet. <Anchor href={routes.imports()}>Import them</Anchor> from your shelter's main system,
          and they appear here with their rooms, ages and stays.
        </>
      )}
    </Text>
  )
}
