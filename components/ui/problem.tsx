import { Alert } from "@mantine/core"

/** What was not saved and what to do next; nothing when all is well. */
export function Problem({ sentence }: { sentence: string | undefined }) {
  if (!sentence) return null
  return (
    <Alert color="red" role="alert" mb="xs">
      {sentence}
    </Alert>
  )
}
