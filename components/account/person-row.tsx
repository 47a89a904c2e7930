"use client"
import { Button, Group, Paper, Text } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useRouter } from "next/navigation"
import { useState } from "react"
import type { Permission, Role } from "@/lib/domain/access/roles"
import { changePersonAction } from "@/lib/features/users/actions"
import { PersonFields, type Rights } from "./person-fields"

interface PersonRowProps {
  person: {
    id: string
    name: string
    role: Role
    permissions: string[]
    clearance: number
    active: boolean
    version: number
  }
  isSelf: boolean
}

export function PersonRow({ person, isSelf }: PersonRowProps) {
  const router = useRouter()
  const [rights, setRights] = useState<Rights>({
    role: person.role,
    permissions: person.permissions as Permission[],
    clearance: person.clearance,
  })
  const [isBusy, setBusy] = useState(false)

  async function save(active: boolean) {
    setBusy(true)
    const answer = await changePersonAction({
      id: person.id,
      version: person.version,
      ...rights,
      active,
    }).catch(() => null)
    setBusy(false)
    notifications.show(
      answer?.ok
        ? { message: `Saved ${person.name}.` }
        : {
            color: "red",
            message: answer?.sentence ?? "The server does not answer. Nothing was saved; try again.",
          },
    )
    if (answer?.ok) router.refresh()
  }

  return (
    <Paper withBorder p="sm" bg="var(--paper-raised)" component="section" aria-label={person.name}>
      <Text fw={700}>
        {person.name} {isSelf ? "(you)" : ""} {person.active ? "" : "· switched off"}
      </Text>
      <PersonFields rights={rights} onChange={setRights} isRoleFixed={isSelf} />
      <Group mt="xs">
        <Button size="compact-md" onClick={() => save(person.active)} loading={isBusy}>
          Save
        </Button>
        {isSelf ? null : (
          <Button size="compact-md" variant="default" onClick={() => save(!person.active)} loading={isBusy}>
            {person.active ? "Switch off" : "Switch on"}
          </Button>
        )}
      </Group>
    </Paper>
  )
}
