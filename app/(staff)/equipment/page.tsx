import { EquipmentView } from "@/components/equipment/equipment-view"
import { can } from "@/lib/domain/access/table"
import { equipment } from "@/lib/features/training/equipment-queries"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Equipment" }

export default async function EquipmentPage() {
  const viewer = await requirePage("cat:read")
  return <EquipmentView equipment={await equipment(viewer)} mayEdit={can(viewer, "cat:edit")} />
}
