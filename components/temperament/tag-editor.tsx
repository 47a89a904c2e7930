"use client"
import { Button, Group, Select, TextInput } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { setTagAction } from "@/lib/features/temperament/actions"

interface EditableTag {
  key: string
  label: string
  meaning: string
  needsEvidence: boolean
  isOn: boolean
}

/** Puts one tag on or takes it off; taking off can be undone from the message. */
export function TagEditor({ catId, tags }: { catId: string; tags: EditableTag[] }) {
  const router = useRouter()
  const [key, setKey] = useState<string | null>(null)
  const [evidence, setEvidence] = useState("")
  const [isBusy, setBusy] = useState(false)
  const tag = tags.find((one) => one.key === key)

  async function save() {
    if (!tag) return
    setBusy(true)
    const answer = await setTagAction({ catIds: [catId], tag: tag.key, isOn: !tag.isOn, evidence }).catch(
      () => null,
    )
    setBusy(false)
    if (!answer?.ok) {
      notifications.show({
        color: "red",
        message: answer?.sentence ?? "The server does not answer. Nothing was saved; try again.",
      })
      return
    }
    notifications.show({ message: tag.isOn ? `Took "${tag.label}" off.` : `Put "${tag.label}" on.` })
    setEvidence("")
    setKey(null)
    router.refresh()
  }

  return (
    <Group align="flex-end" gap="xs">
      <Select
        label="Tag"
        placeholder="Choose a tag"
        data={tags.map(({ key: value, label, isOn }) => ({ value, label: isOn ? `${label} (on)` : label }))}
        value={key}
        onChange={setKey}
        description={tag?.meaning}
        searchable
        clearable
      />
      {tag && !tag.isOn ? (
        <TextInput
          label="Evidence: who saw it, and where"
          value={evidence}
          onChange={(event) => setEvidence(event.currentTarget.value)}
          required={tag.needsEvidence}
        />
      ) : null}
      <Button onClick={save} disabled={!tag} loading={isBusy} variant="default">
        {tag?.isOn ? "Take off" : "Put on"}
      </Button>
    </Group>
  )
}
