import { Code, Paper, Text, Title } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import { ScrollRegion } from "@/components/ui/scroll-region"
import { routes } from "@/lib/platform/routes"

/** How the list of cats gets onto the shelter's own site. */
export function EmbedSnippet({ address, feed }: { address: string; feed: string }) {
  const snippet = `<iframe src="${address}" title="Cats looking for a home" width="100%" height="700" style="border:0" loading="lazy"></iframe>`
  return (
    <Paper
      component="section"
      withBorder
      p="md"
      mt="lg"
      aria-labelledby="embed-title"
      bg="var(--paper-raised)"
    >
      <Title order={2} size="h3" mb="xs" id="embed-title">
        The list on your own site
      </Title>
      <Text size="sm" mb="xs">
        Copy this into a page of your site. It sets no cookie, works without JavaScript, and a cat that went
        home is gone at once. Filters of <TextLink href={routes.publicCats()}>the list</TextLink> work here
        too: add them to the address, such as ?ready=WINDOW.
      </Text>
      <ScrollRegion label="The snippet to copy">
        <Code block style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
          {snippet}
        </Code>
      </ScrollRegion>
      <Text size="sm" mt="xs">
        For feed readers: <TextLink href={routes.catFeed()}>{feed}</TextLink>
      </Text>
    </Paper>
  )
}
