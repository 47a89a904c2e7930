import { FosterEnded } from "../foster-ended"

export const metadata = { title: "This link has ended" }

export default function FosterEndedPage() {
  return <FosterEnded />
}
