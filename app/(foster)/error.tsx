"use client"
export { WingError as default } from "@/components/shell/wing-error"
