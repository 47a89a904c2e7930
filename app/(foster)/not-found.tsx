export { WingNotFound as default } from "@/components/shell/wing-messages"
