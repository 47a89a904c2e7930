import type { FitItem } from "@/lib/domain/matching/parameters"

export const FIT_ITEM_WORDS: Record<FitItem, string> = {
  adventure: "Adventure wish",
  energy: "Energy",
  visitors: "Visitors",
  sound: "Sound at home",
  animals: "Other animals",
  time: "Time for training",
  affection: "Affection",
}
