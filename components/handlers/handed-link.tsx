"use client"
import { Button, CopyButton, Group, Paper, Text, TextInput } from "@mantine/core"
import type { HandedLink } from "@/lib/platform/link-code"
import classes from "./handlers.module.css"

/** A link that is shown this once: to copy, or to hold under a phone's camera. */
export function HandedLinkShown({ link, words }: { link: HandedLink; words: string }) {
  return (
    <Paper withBorder p="md" my="sm" bg="var(--paper-raised)" role="status">
      <Text fw={700}>{words}</Text>
      <Text size="sm" mb="xs">
        It is shown only now: nobody can look it up again, only make a new one.
      </Text>
      <Group align="flex-start" gap="md">
        {/* biome-ignore lint/performance/noImgElement: a picture made of text needs no image server */}
        <img src={link.qr} alt="The link as a QR code" className={classes.code} />
        <div className={classes.address}>
          <TextInput
            label="Link"
            readOnly
            value={link.address}
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyButton value={link.address}>
            {({ copied, copy }) => (
              <Button mt="xs" variant="default" onClick={copy}>
                {copied ? "Copied" : "Copy the link"}
              </Button>
            )}
          </CopyButton>
        </div>
      </Group>
    </Paper>
  )
}
