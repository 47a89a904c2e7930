import { ListingsView } from "@/components/listings/listings-view"
import { previewListing } from "@/lib/features/listings/queries"
import { ListingPageParams } from "@/lib/features/listings/schema"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Listing sites" }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ListingsPage({ searchParams }: Props) {
  const viewer = await requirePage("outcomes:export")
  const { target, account } = ListingPageParams.parse(await searchParams)
  return (
    <ListingsView target={target} account={account} preview={await previewListing(viewer, target, account)} />
  )
}
