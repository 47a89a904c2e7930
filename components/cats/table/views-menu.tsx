"use client"
import { Button, Checkbox, Group, Menu, Modal, Stack, Text, TextInput } from "@mantine/core"
import { type FormEvent, useState } from "react"
import type { TableLayout } from "@/lib/domain/cats/table-layout"
import type { CatListParams } from "@/lib/features/cats/list-schema"
import type { SavedView } from "@/lib/features/cats/views-queries"
import { listOf } from "./use-cat-view"
import type { Views } from "./use-views"

interface MenuProps {
  views: Views
  open: SavedView | undefined
  params: CatListParams
  layout: TableLayout
  mayShare: boolean
  menu: { isOpen: boolean; set: (isOpen: boolean) => void }
  go: (view: SavedView | null) => void
}

type Naming = { kind: "new" } | { kind: "rename"; view: SavedView } | null

const sameLayout = (a: TableLayout, b: TableLayout) => JSON.stringify(a) === JSON.stringify(b)

/** Saved views: one's own and what others share. */
export function ViewsMenu({ views, open, params, layout, mayShare, menu, go }: MenuProps) {
  const [naming, setNaming] = useState<Naming>(null)
  const isChanged = open && (open.query !== listOf(params) || !sameLayout(open.layout, layout))
  const mine = views.views.filter((view) => view.isMine)
  const others = views.views.filter((view) => !view.isMine)
  const item = (view: SavedView) => (
    <Menu.Item key={view.id} onClick={() => go(view)} aria-current={view.id === open?.id || undefined}>
      <Text size="sm" fw={view.id === open?.id ? 700 : 400}>
        {view.name}
      </Text>
      {view.isMine && !view.isShared ? null : (
        <Text size="xs" c="dimmed">
          {view.isMine ? "shared with everybody" : `by ${view.ownerName ?? "somebody who left"}`}
        </Text>
      )}
    </Menu.Item>
  )
  return (
    <>
      <Menu opened={menu.isOpen} onChange={menu.set} position="bottom-end" width={280} withinPortal>
        <Menu.Target>
          <Button variant="default" size="compact-md">
            {open ? `View: ${open.name}${isChanged ? " (changed)" : ""}` : "Views"}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah="70vh" style={{ overflowY: "auto" }}>
          <Menu.Item onClick={() => setNaming({ kind: "new" })}>Save this as a view …</Menu.Item>
          {open ? <Menu.Item onClick={() => go(null)}>Leave this view</Menu.Item> : null}
          {open?.isMine ? (
            <>
              <Menu.Divider />
              <Menu.Item
                disabled={!isChanged}
                onClick={() =>
                  views.change(open, { query: listOf(params), layout }, `Saved "${open.name}" as it is now.`)
                }
              >
                Save the changes to it
              </Menu.Item>
              <Menu.Item onClick={() => setNaming({ kind: "rename", view: open })}>Rename …</Menu.Item>
              {mayShare ? (
                <Menu.Item
                  onClick={() =>
                    views.change(
                      open,
                      { isShared: !open.isShared },
                      open.isShared
                        ? `"${open.name}" is yours alone again.`
                        : `Everybody sees "${open.name}" now.`,
                    )
                  }
                >
                  {open.isShared ? "Stop sharing" : "Share with everybody"}
                </Menu.Item>
              ) : null}
              <Menu.Item onClick={() => views.remove(open)}>Delete</Menu.Item>
            </>
          ) : null}
          {mine.length > 0 ? <Menu.Label>Mine</Menu.Label> : null}
          {mine.map(item)}
          {others.length > 0 ? <Menu.Label>Shared by others</Menu.Label> : null}
          {others.map(item)}
        </Menu.Dropdown>
      </Menu>
      {naming ? (
        <NameModal
          naming={naming}
          mayShare={mayShare}
          close={() => setNaming(null)}
          keep={(name, isShared) =>
            naming.kind === "new"
              ? views.save(name, isShared, params, layout)
              : views.change(naming.view, { name }, `Renamed to "${name}".`)
          }
        />
      ) : null}
    </>
  )
}

interface NameProps {
  naming: NonNullable<Naming>
  mayShare: boolean
  close: () => void
  keep: (name: string, isShared: boolean) => Promise<boolean>
}

function NameModal({ naming, mayShare, close, keep }: NameProps) {
  const [isBusy, setBusy] = useState(false)
  const isNew = naming.kind === "new"
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    setBusy(true)
    const isKept = await keep(String(typed.get("name") ?? "").trim(), typed.has("isShared"))
    setBusy(false)
    if (isKept) close()
  }
  return (
    <Modal
      opened
      onClose={close}
      title={<Text fw={700}>{isNew ? "Save this view" : "Rename the view"}</Text>}
      closeButtonProps={{ "aria-label": "Close without saving" }}
    >
      <form onSubmit={submit} method="post">
        <Stack>
          <TextInput
            name="name"
            label="Name of the view"
            required
            maxLength={60}
            defaultValue={isNew ? "" : naming.view.name}
            data-autofocus
          />
          {isNew && mayShare ? (
            <Checkbox name="isShared" label="Everybody at the shelter may open it" />
          ) : null}
          <Text size="sm" c="dimmed">
            {isNew ? "Filters, search, order, columns, widths and row height are kept." : ""}
          </Text>
          <Group justify="flex-end">
            <Button type="submit" loading={isBusy}>
              {isNew ? "Save the view" : "Rename"}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
