"use client"
import { Button, Checkbox, Group, NativeSelect, Stack, Textarea, TextInput } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useRouter } from "next/navigation"
import type { FormEvent } from "react"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { editCatAction } from "@/lib/features/cats/actions"

interface EditableCat {
  id: string
  version: number
  name: string
  sex: "F" | "M" | "unknown"
  bornOn: string | null
  bornEstimated: boolean
  breed: string | null
  colour: string | null
  room: string | null
  profileText: string | null
  staffNote: string | null
  published: boolean
}

/** What staff write about a cat. Somebody else's change in between is not overwritten; nothing typed is lost. */
export function EditCatForm({ cat }: { cat: EditableCat }) {
  const router = useRouter()
  const { problem, fields, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const text = (name: string) => String(typed.get(name) ?? "")
    const saved = await send(
      editCatAction({
        catId: cat.id,
        version: cat.version,
        name: text("name"),
        sex: text("sex") as EditableCat["sex"],
        bornOn: text("bornOn") || null,
        bornEstimated: typed.has("bornEstimated"),
        breed: text("breed"),
        colour: text("colour"),
        room: text("room"),
        profileText: text("profileText"),
        staffNote: text("staffNote"),
        published: typed.has("published"),
      }),
    )
    if (!saved) return
    notifications.show({ message: "Saved." })
    router.refresh()
  }

  return (
    <details>
      <summary>Change what is written here</summary>
      <form onSubmit={submit} method="post">
        <Stack gap="sm" mt="sm" maw={640}>
          <Problem sentence={problem} />
          <Group grow>
            <TextInput name="name" label="Name" defaultValue={cat.name} required error={fields.name} />
            <NativeSelect
              name="sex"
              label="Sex"
              defaultValue={cat.sex}
              data={[
                { value: "F", label: "Female" },
                { value: "M", label: "Male" },
                { value: "unknown", label: "Not known" },
              ]}
            />
          </Group>
          <Group grow>
            <TextInput
              name="bornOn"
              type="date"
              label="Born"
              defaultValue={cat.bornOn ?? ""}
              error={fields.bornOn}
            />
            <TextInput name="room" label="Room" defaultValue={cat.room ?? ""} error={fields.room} />
          </Group>
          <Checkbox
            name="bornEstimated"
            label="The birth date is an estimate"
            defaultChecked={cat.bornEstimated}
          />
          <Group grow>
            <TextInput name="breed" label="Breed" defaultValue={cat.breed ?? ""} />
            <TextInput name="colour" label="Colour" defaultValue={cat.colour ?? ""} />
          </Group>
          <Textarea
            name="profileText"
            label="For adopters"
            defaultValue={cat.profileText ?? ""}
            autosize
            minRows={3}
            maxLength={4000}
          />
          <Textarea
            name="staffNote"
            label="For staff only"
            defaultValue={cat.staffNote ?? ""}
            autosize
            minRows={2}
            maxLength={4000}
          />
          <Checkbox
            name="published"
            label="Adopters may see this cat once holds are over"
            defaultChecked={cat.published}
          />
          <div>
            <Button type="submit" loading={isBusy}>
              Save
            </Button>
          </div>
        </Stack>
      </form>
    </details>
  )
}
