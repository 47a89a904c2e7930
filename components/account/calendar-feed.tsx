"use client"
import { Button, CopyButton, Group, Text, TextInput, Title } from "@mantine/core"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { closeFeedAction, openFeedAction } from "@/lib/features/calendar/actions"
import classes from "./calendar-feed.module.css"

/** The own calendar address: make it, copy it, renew it, take it back. */
export function CalendarFeed({ feed }: { feed: { address: string | null } | null }) {
  const router = useRouter()
  const [id, setId] = useState(() => newId())
  const { problem, isBusy, send } = useSave()
  const open = async () => {
    if (!(await send(openFeedAction({ id })))) return
    setId(newId())
    router.refresh()
  }
  return (
    <section aria-labelledby="calendar" className={classes.whole}>
      <Title order={2} size="h3" id="calendar">
        Calendar
      </Title>
      <Text maw={640} mb="xs">
        Your calendar program can show what is due: sessions, and check-ins and trials if you place cats. It
        names cats, never adopters. Whoever has the address can read it, so keep it to yourself.
      </Text>
      <Problem sentence={problem} />
      {feed ? (
        <>
          {feed.address ? (
            <Group align="flex-end" mb="xs">
              <TextInput
                label="Address to subscribe to"
                readOnly
                value={feed.address}
                className={classes.address}
                onFocus={(event) => event.currentTarget.select()}
              />
              <CopyButton value={feed.address}>
                {({ copied, copy }) => (
                  <Button variant="default" onClick={copy}>
                    {copied ? "Copied" : "Copy the address"}
                  </Button>
                )}
              </CopyButton>
            </Group>
          ) : (
            <Text mb="xs">You have an address; it cannot be shown again. Make a new one to see it.</Text>
          )}
          <Group>
            <Button variant="default" loading={isBusy} onClick={open}>
              Make a new address
            </Button>
            <Button
              variant="default"
              loading={isBusy}
              onClick={async () => {
                if (await send(closeFeedAction({ takesBack: true }))) router.refresh()
              }}
            >
              Take the address back
            </Button>
          </Group>
        </>
      ) : (
        <Button variant="default" loading={isBusy} onClick={open}>
          Make a calendar address
        </Button>
      )}
    </section>
  )
}
