"use client"
import { Button, CopyButton, Paper, Text, TextInput } from "@mantine/core"

interface ShownOnceProps {
  /** What happened, such as "The key is made". */
  words: string
  label: string
  value: string
}

/** A secret that is shown this once: to copy. */
export function ShownOnce({ words, label, value }: ShownOnceProps) {
  return (
    <Paper withBorder p="md" my="sm" bg="var(--paper-raised)" role="status">
      <Text fw={700}>{words}</Text>
      <Text size="sm" mb="xs">
        It is shown only now: nobody can look it up again, only make a new one.
      </Text>
      <TextInput
        label={label}
        readOnly
        value={value}
        maw={640}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button mt="xs" variant="default" onClick={copy}>
            {copied ? "Copied" : "Copy it"}
          </Button>
        )}
      </CopyButton>
    </Paper>
  )
}
