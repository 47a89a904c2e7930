"use client"
import { Button } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useRouter } from "next/navigation"
import type { FormEvent } from "react"
import { Problem } from "@/components/ui/problem"
import { ScrollRegion } from "@/components/ui/scroll-region"
import { useSave } from "@/components/ui/use-save"
import { setSlotsAction } from "@/lib/features/training/caseload-actions"
import { SLOT_PARTS, WEEKDAYS } from "@/lib/features/training/caseload-schema"
import classes from "./caseload.module.css"

interface Slot {
  weekday: number
  part: string
  sessions: number
  version: number
}

/** Sessions people can give, part by part of the week. */
export function SlotsForm({ slots }: { slots: readonly Slot[] }) {
  const router = useRouter()
  const { problem, isBusy, send } = useSave()
  const slotOf = (weekday: number, part: string) =>
    slots.find((slot) => slot.weekday === weekday && slot.part === part)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const saved = await send(
      setSlotsAction({
        slots: WEEKDAYS.flatMap((_, index) =>
          SLOT_PARTS.map((part) => ({
            weekday: index + 1,
            part,
            sessions: Number(typed.get(`${index + 1} ${part}`) || 0),
            version: slotOf(index + 1, part)?.version ?? 0,
          })),
        ),
      }),
    )
    if (!saved) return
    notifications.show({ message: "Slots saved; the plan below follows them." })
    router.refresh()
  }

  return (
    <form onSubmit={submit} method="post">
      <Problem sentence={problem} />
      <ScrollRegion label="Session slots, scrollable">
        <table className={classes.slots}>
          <caption>Sessions a week that people have time for</caption>
          <thead>
            <tr>
              <td />
              {WEEKDAYS.map((day) => (
                <th key={day} scope="col">
                  {day}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {SLOT_PARTS.map((part) => (
              <tr key={part}>
                <th scope="row">{part}</th>
                {WEEKDAYS.map((day, index) => (
                  <td key={day}>
                    <input
                      key={slotOf(index + 1, part)?.version ?? 0}
                      type="number"
                      name={`${index + 1} ${part}`}
                      min={0}
                      max={40}
                      defaultValue={slotOf(index + 1, part)?.sessions ?? 0}
                      aria-label={`${day} ${part}`}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <Button type="submit" variant="default" loading={isBusy} mt="sm">
        Save the slots
      </Button>
    </form>
  )
}
