import { Button, Group, NativeSelect, TextInput } from "@mantine/core"

/** The cohort as a plain form: its answer is an address. */
export function CohortPicker({
  value,
}: {
  value: { from?: string | undefined; to?: string | undefined; clock: string }
}) {
  return (
    <form method="get">
      <Group align="flex-end" gap="sm" mb="md">
        <TextInput type="date" name="from" label="Intakes from" defaultValue={value.from} />
        <TextInput type="date" name="to" label="Intakes to" defaultValue={value.to} />
        <NativeSelect
          name="clock"
          label="Time counted from"
          defaultValue={value.clock}
          data={[
            { value: "intake", label: "Intake" },
            { value: "available", label: "Made available" },
          ]}
        />
        <Button type="submit" variant="default">
          Show
        </Button>
      </Group>
    </form>
  )
}
