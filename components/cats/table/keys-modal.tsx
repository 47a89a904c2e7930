"use client"
import { Modal, SimpleGrid, Text } from "@mantine/core"
import { KEY_LIST } from "./keys"
import classes from "./keys-modal.module.css"

/** Every key of the table in one place. */
export function KeysModal({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      size="xl"
      title={<Text fw={700}>Keys of the table</Text>}
      closeButtonProps={{ "aria-label": "Close the keys" }}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        {KEY_LIST.map(({ title, keys }) => (
          <section key={title}>
            <Text fw={700} size="sm">
              {title}
            </Text>
            <dl className={classes.keys}>
              {keys.map(([key, meaning]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </SimpleGrid>
      <Text size="sm" c="dimmed" mt="md">
        The keys work while the focus is in the table. Tab leaves it.
      </Text>
    </Modal>
  )
}
