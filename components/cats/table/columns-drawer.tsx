"use client"
import { ActionIcon, Button, Checkbox, Drawer, Group, SegmentedControl, Stack, Text } from "@mantine/core"
import { COLUMN_GROUPS, COLUMNS, columnOf } from "@/lib/domain/cats/columns"
import {
  DEFAULT_LAYOUT,
  type Density,
  MOST_PINNED,
  moveColumn,
  NAME_COLUMN,
  type TableLayout,
} from "@/lib/domain/cats/table-layout"
import classes from "./columns-drawer.module.css"

interface DrawerProps {
  isOpen: boolean
  close: () => void
  layout: TableLayout
  change: (more: Partial<TableLayout>) => void
}

/** Which columns are shown, in which order, how many stay in sight, and how high a row is. */
export function ColumnsDrawer({ isOpen, close, layout, change }: DrawerProps) {
  return (
    <Drawer
      opened={isOpen}
      onClose={close}
      position="right"
      title={<Text fw={700}>Columns</Text>}
      closeButtonProps={{ "aria-label": "Close the columns" }}
    >
      <Stack gap="md">
        <Group grow align="flex-start">
          <div>
            <Text size="sm" fw={700} id="row-height">
              Rows
            </Text>
            <SegmentedControl
              aria-labelledby="row-height"
              value={layout.density}
              onChange={(density) => change({ density: density as Density })}
              data={[
                { value: "compact", label: "Close" },
                { value: "roomy", label: "Roomy" },
              ]}
            />
          </div>
          <div>
            <Text size="sm" fw={700} id="pinned">
              First columns that stay in sight
            </Text>
            <SegmentedControl
              aria-labelledby="pinned"
              value={String(layout.pinned)}
              onChange={(pinned) => change({ pinned: Number(pinned) })}
              data={Array.from({ length: MOST_PINNED + 1 }, (_, count) => ({
                value: String(count),
                label: count === 0 ? "None" : String(count),
              }))}
            />
          </div>
        </Group>
        <ShownColumns layout={layout} change={change} />
        {COLUMN_GROUPS.map((group) => (
          <fieldset key={group} className={classes.group}>
            <legend>{group}</legend>
            {COLUMNS.filter((column) => column.group === group && column.key !== NAME_COLUMN).map(
              ({ key, label }) => {
                const isShown = layout.columns.includes(key)
                return (
                  <Checkbox
                    key={key}
                    size="sm"
                    label={label}
                    checked={isShown}
                    onChange={() =>
                      change({
                        columns: isShown
                          ? layout.columns.filter((one) => one !== key)
                          : [...layout.columns, key],
                      })
                    }
                  />
                )
              },
            )}
          </fieldset>
        ))}
        <Button variant="default" onClick={() => change(DEFAULT_LAYOUT)}>
          As it was at first
        </Button>
      </Stack>
    </Drawer>
  )
}

function ShownColumns({ layout, change }: Pick<DrawerProps, "layout" | "change">) {
  const move = (key: string, by: number) => change({ columns: moveColumn(layout.columns, key, by) })
  return (
    <div>
      <Text size="sm" fw={700}>
        Shown, from left to right
      </Text>
      <ol className={classes.shown}>
        {layout.columns.map((key, place) => {
          const label = columnOf(key)?.label ?? key
          return (
            <li key={key}>
              <span>{label}</span>
              {place === 0 ? null : (
                <Group gap={4} wrap="nowrap">
                  <ActionIcon
                    variant="default"
                    aria-label={`${label}: further left`}
                    disabled={place === 1}
                    onClick={() => move(key, -1)}
                  >
                    ↑
                  </ActionIcon>
                  <ActionIcon
                    variant="default"
                    aria-label={`${label}: further right`}
                    disabled={place === layout.columns.length - 1}
                    onClick={() => move(key, 1)}
                  >
                    ↓
                  </ActionIcon>
                </Group>
              )}
            </li>
          )
        })}
      </ol>
    </div>
  )
}
