"use client"
import { Button, Group, PasswordInput, Text, Title } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useRouter } from "next/navigation"
import type { FormEvent } from "react"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { PIN_RULE } from "@/lib/domain/access/pin"
import { setPinAction } from "@/lib/features/users/devices-actions"

/** Chooses the own PIN for the shelter's shared tablets. */
export function PinForm({ hasPin }: { hasPin: boolean }) {
  const router = useRouter()
  const { problem, fields, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    if (!(await send(setPinAction({ pin: String(new FormData(form).get("pin") ?? "") })))) return
    notifications.show({ message: "Your PIN is set." })
    form.reset()
    router.refresh()
  }

  return (
    <section aria-labelledby="pin">
      <Title order={2} size="h3" id="pin">
        PIN for shared tablets
      </Title>
      <Text maw={640} mb="xs">
        {hasPin
          ? "You have one. A new PIN replaces it and ends what the old one opened."
          : "You have none yet."}{" "}
        On a shelter tablet you tap your name and type it; there you have a volunteer's rights, whatever your
        role.
      </Text>
      <form onSubmit={submit} method="post">
        <Problem sentence={problem} />
        <Group align="flex-end">
          <PasswordInput
            name="pin"
            label={hasPin ? "New PIN" : "PIN"}
            description={`${PIN_RULE.minDigits} to ${PIN_RULE.maxDigits} digits; not 1234, not a year.`}
            inputMode="numeric"
            autoComplete="off"
            maxLength={PIN_RULE.maxDigits}
            required
            w={240}
            error={fields.pin}
          />
          <Button type="submit" variant="default" loading={isBusy}>
            {hasPin ? "Replace it" : "Set it"}
          </Button>
        </Group>
      </form>
    </section>
  )
}
