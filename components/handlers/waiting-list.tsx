"use client"
import { Button, Group, NativeSelect, Text, Title } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { HIGHEST_CLEARANCE } from "@/lib/domain/access/roles"
import { STAGES } from "@/lib/domain/harness/stages"
import type { Links } from "@/lib/features/users/handlers-queries"
import { approveInvitationAction, declineInvitationAction } from "@/lib/features/users/invitations-actions"
import classes from "./handlers.module.css"

/** Clearance as words: what the number lets somebody do. */
export const clearanceOptions = (highest: number) => [
  { value: "0", label: "0, watches only" },
  ...STAGES.filter(({ number }) => number <= highest).map(({ number, name }) => ({
    value: String(number),
    label: `up to ${number}, ${name}`,
  })),
]

/** People who came by an invitation and wait for a yes. */
export function WaitingList({ waiting }: { waiting: Links["waiting"] }) {
  if (waiting.length === 0) return null
  return (
    <section aria-labelledby="waiting">
      <Title order={2} size="h3" id="waiting">
        Waiting for your yes
      </Title>
      <ul className={classes.list}>
        {waiting.map((one) => (
          <Waiting key={`${one.id}${one.version}`} one={one} />
        ))}
      </ul>
    </section>
  )
}

function Waiting({ one }: { one: Links["waiting"][number] }) {
  const router = useRouter()
  const [clearance, setClearance] = useState("0")
  const { problem, isBusy, send } = useSave()
  const asSeen = { invitationId: one.id, version: one.version }

  async function decide(sending: Parameters<typeof send>[0], words: string) {
    if (!(await send(sending))) return
    notifications.show({ message: words })
    router.refresh()
  }

  return (
    <li className={`${classes.item} ${classes.waiting}`}>
      <Text fw={700}>{one.name}</Text>
      <Text size="sm">
        {one.email}; invited {one.by ? `by ${one.by}` : ""} as “{one.label}”. Ask them before you say yes, if
        name and address are new to you.
      </Text>
      <Problem sentence={problem} />
      <Group align="flex-end" mt="xs">
        <NativeSelect
          label={`Clearance of ${one.name}`}
          value={clearance}
          onChange={(event) => setClearance(event.currentTarget.value)}
          data={clearanceOptions(HIGHEST_CLEARANCE)}
        />
        <Button
          loading={isBusy}
          onClick={() =>
            decide(
              approveInvitationAction({ ...asSeen, clearance: Number(clearance) }),
              `${one.name} can sign in now.`,
            )
          }
        >
          Welcome {one.name}
        </Button>
        <Button
          variant="default"
          loading={isBusy}
          onClick={() => decide(declineInvitationAction(asSeen), "Declined; what they wrote is forgotten.")}
        >
          Decline
        </Button>
      </Group>
    </li>
  )
}
