"use client"
import { ActionIcon, Popover, PopoverDropdown, PopoverTarget } from "@mantine/core"
import type { Home } from "@/lib/domain/sources/homes"
import { SourceLines } from "./source-lines"

/** The small question mark beside a rule: opens what its sources say. */
export function SourceHelp({ home, of }: { home: Pick<Home, "kind" | "key">; of: string }) {
  return (
    <Popover width={340} withArrow shadow="md" trapFocus returnFocus>
      <PopoverTarget>
        <ActionIcon variant="subtle" size="sm" radius="xl" aria-label={`Where "${of}" comes from`}>
          ?
        </ActionIcon>
      </PopoverTarget>
      <PopoverDropdown>
        <SourceLines home={home} />
      </PopoverDropdown>
    </Popover>
  )
}
