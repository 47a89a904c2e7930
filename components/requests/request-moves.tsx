"use client"
import { Button, Checkbox, Group, NativeSelect, NumberInput, Stack, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { canMove, type RequestStatus, STAFF_CLOSE_REASONS } from "@/lib/domain/requests/request-path"
import { closeRequestAction, planMeetingAction, takeUpAction } from "@/lib/features/requests/actions"

interface MovesProps {
  request: { id: string; version: number; status: RequestStatus }
  /** Tomorrow at eleven, as the field wants it. */
  suggestedTime: string
}

const USUAL_MINUTES = 30

/** Where a request can go from here. Each move may be told to the adopter in the template's words. */
export function RequestMoves({ request, suggestedTime }: MovesProps) {
  const router = useRouter()
  const { problem, isBusy, send } = useSave()
  const [isTold, setTold] = useState(true)
  const change = { requestId: request.id, version: request.version, isTold }

  async function after(saving: Promise<{ data: unknown } | null>) {
    if (await saving) router.refresh()
  }

  function plan(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const meetingAt = String(typed.get("meetingAt"))
    after(send(planMeetingAction({ ...change, meetingAt, minutes: Number(typed.get("minutes")) })))
  }

  function close(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = String(new FormData(event.currentTarget).get("reason"))
    const reason = STAFF_CLOSE_REASONS.find(({ key }) => key === typed)?.key
    if (reason) after(send(closeRequestAction({ ...change, reason })))
  }

  return (
    <Stack gap="md">
      <Problem sentence={problem} />
      <Checkbox
        label="Write to the adopter about it"
        checked={isTold}
        onChange={(event) => setTold(event.currentTarget.checked)}
      />
      {canMove(request.status, "talking") ? (
        <Button
          variant="default"
          loading={isBusy}
          onClick={() => after(send(takeUpAction(change)))}
          style={{ alignSelf: "flex-start" }}
        >
          {request.status === "closed" ? "Take it up again" : "We talk about it"}
        </Button>
      ) : null}
      {canMove(request.status, "meeting") ? (
        <form onSubmit={plan} method="post">
          <Group align="flex-end" gap="xs">
            <TextInput
              type="datetime-local"
              name="meetingAt"
              label={request.status === "meeting" ? "New time" : "Meeting"}
              defaultValue={suggestedTime}
              required
            />
            <NumberInput
              name="minutes"
              label="Minutes"
              defaultValue={USUAL_MINUTES}
              min={10}
              max={240}
              step={5}
              w={100}
            />
            <Button type="submit" color="marker" loading={isBusy}>
              {request.status === "meeting" ? "Move the meeting" : "Plan the meeting"}
            </Button>
          </Group>
        </form>
      ) : null}
      {canMove(request.status, "closed") ? (
        <form onSubmit={close} method="post">
          <Group align="flex-end" gap="xs">
            <NativeSelect
              name="reason"
              label="Close, because"
              data={STAFF_CLOSE_REASONS.map(({ key, label }) => ({ value: key, label }))}
            />
            <Button type="submit" variant="default" loading={isBusy}>
              Close with kind words
            </Button>
          </Group>
        </form>
      ) : null}
    </Stack>
  )
}
