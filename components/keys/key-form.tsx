"use client"
import { Button, Checkbox, Group, Stack, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { ShownOnce } from "@/components/ui/shown-once"
import { useSave } from "@/components/ui/use-save"
import { makeKeyAction } from "@/lib/features/api/keys-actions"
import { KEY_SCOPES, type KeyScope } from "@/lib/features/api/keys-schema"

/** Makes a key and shows it this once. */
export function KeyForm() {
  const router = useRouter()
  const [id, setId] = useState(() => newId())
  const [made, setMade] = useState<{ key: string; name: string } | null>(null)
  const { problem, fields, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const name = String(given.get("name") ?? "")
    const scopes = given.getAll("scopes").map(String) as KeyScope[]
    const expiresOn = String(given.get("expiresOn") ?? "")
    const saved = await send(makeKeyAction({ id, name, scopes, expiresOn }))
    if (!saved) return
    setMade({ key: saved.data.key, name })
    setId(newId())
    router.refresh()
  }

  return (
    <>
      {made ? <ShownOnce words={`The key ${made.name} is made.`} label="Key" value={made.key} /> : null}
      {/* Begun anew for the next one: ticks of a group are not the form's own to reset. */}
      <form key={id} onSubmit={submit} method="post">
        <Problem sentence={problem} />
        <Stack maw={640} align="flex-start">
          <Group align="flex-start">
            <TextInput
              name="name"
              label="What it is for"
              placeholder="Our website"
              required
              maxLength={80}
              error={fields.name}
            />
            <TextInput
              name="expiresOn"
              type="date"
              label="Works until (may be empty)"
              error={fields.expiresOn}
            />
          </Group>
          <Checkbox.Group label="What it may read" error={fields.scopes}>
            <Stack gap="xs" mt={4}>
              {KEY_SCOPES.map(({ key, label, help }) => (
                <Checkbox key={key} name="scopes" value={key} label={label} description={help} />
              ))}
            </Stack>
          </Checkbox.Group>
          <Button type="submit" loading={isBusy}>
            Make a key
          </Button>
        </Stack>
      </form>
    </>
  )
}
