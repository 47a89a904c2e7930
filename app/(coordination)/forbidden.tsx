export { WingForbidden as default } from "@/components/shell/wing-messages"
