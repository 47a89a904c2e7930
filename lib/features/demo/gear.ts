import { Chance } from "./chance"

const chance = new Chance(0, "harnesses")

/** The demo shelter's harnesses. */
export const DEMO_HARNESSES = ["H", "H", "vest", "vest", "figure8"].map((style, index) => ({
  id: chance.id(),
  label: `${style === "H" ? "H-harness" : style} ${index + 1}`,
  style,
  size: index % 2 ? "M" : "S",
}))
