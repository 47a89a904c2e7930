"use client"
import { Button, NumberInput, Stack, Text, Textarea, TextInput } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useRouter } from "next/navigation"
import type { FormEvent } from "react"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { changeShelterSettingsAction } from "@/lib/features/shelter/settings-actions"
import type { ShelterSettings } from "@/lib/features/shelter/settings-queries"

/** How the shelter is reached, and how long it keeps people. */
export function ShelterForm({ settings }: { settings: ShelterSettings }) {
  const router = useRouter()
  const { problem, fields, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const text = (name: string) => String(typed.get(name) ?? "")
    const saved = await send(
      changeShelterSettingsAction({
        version: settings.settingsVersion,
        name: text("name"),
        contactEmail: text("contactEmail"),
        contactPhone: text("contactPhone"),
        address: text("address"),
        visitHours: text("visitHours"),
        keepRequestsDays: Number(text("keepRequestsDays")),
      }),
    )
    if (!saved) return
    notifications.show({ message: "Saved. Public pages and mails say so from now on." })
    router.refresh()
  }

  return (
    <form onSubmit={submit} method="post">
      <Problem sentence={problem} />
      <Stack maw={560}>
        <TextInput
          name="name"
          label="Name of the shelter"
          defaultValue={settings.name}
          required
          maxLength={120}
        />
        <TextInput
          name="contactEmail"
          type="email"
          label="E-mail for adopters"
          description="Answers to our mails come here."
          defaultValue={settings.contactEmail ?? ""}
          error={fields.contactEmail}
        />
        <TextInput
          name="contactPhone"
          label="Telephone"
          defaultValue={settings.contactPhone ?? ""}
          maxLength={40}
        />
        <TextInput name="address" label="Address" defaultValue={settings.address ?? ""} maxLength={300} />
        <Textarea
          name="visitHours"
          label="When to come by"
          defaultValue={settings.visitHours ?? ""}
          maxLength={300}
          autosize
        />
        <NumberInput
          name="keepRequestsDays"
          label="Days people are kept after their last request ended"
          description="Then name, contact, answers and messages are erased by themselves. What a placement needs is kept through its first year."
          defaultValue={settings.keepRequestsDays}
          min={30}
          max={3650}
          error={fields.keepRequestsDays}
        />
        <Text size="sm">
          {settings.canSendMail
            ? "A mail server is set: messages to adopters are sent by themselves."
            : "No mail server is set: every message waits on its request, to be copied, opened in your mail program or handed over as a printed code. Whoever runs this install sets SLACKLINE_SMTP_URL and SLACKLINE_MAIL_FROM."}
        </Text>
        <Button type="submit" loading={isBusy} style={{ alignSelf: "flex-start" }}>
          Save
        </Button>
      </Stack>
    </form>
  )
}
