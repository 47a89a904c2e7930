import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text, Title } from "@mantine/core"
import { SourceHelp } from "@/components/sources/source-help"
import { TextLink } from "@/components/ui/links"
import { ScrollRegion } from "@/components/ui/scroll-region"
import { CONDITIONS, type Condition, EQUIPMENT_KINDS } from "@/lib/domain/harness/equipment"
import type { Equipment } from "@/lib/features/training/equipment-queries"
import { formatDay } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { FitCheckForm } from "./fit-check-form"
import { GearButtons } from "./gear-buttons"
import { GearForm } from "./gear-form"

/** Harnesses, leashes and carriers, who has them, and whose fit check still holds. */
export function EquipmentView({ equipment, mayEdit }: { equipment: Equipment; mayEdit: boolean }) {
  const { gear, fits } = equipment
  return (
    <>
      <Title order={1} mb="xs">
        Equipment
      </Title>
      <Text maw={720} mb="md">
        Gear made for cats only, cleaned between cats. No leash on a collar, none that winds up by itself.{" "}
        <SourceHelp home={{ kind: "rule", key: "cat_harness" }} of="Gear made for cats" />
      </Text>
      {gear.length === 0 ? (
        <Text>Nothing is in the inventory yet.</Text>
      ) : (
        <GearTable gear={gear} mayEdit={mayEdit} />
      )}
      {mayEdit ? <GearForm /> : null}
      <Title order={2} size="h3" mt="xl" mb="xs">
        Fit checks <SourceHelp home={{ kind: "rule", key: "fit_check" }} of="Fit check" />
      </Title>
      {fits.length === 0 ? (
        <Text>No cat in training wears a harness yet; the fit check begins at stage 3.</Text>
      ) : (
        <FitTable fits={fits} />
      )}
      {fits.length > 0 && gear.length > 0 ? (
        <FitCheckForm
          cats={fits.map(({ catId, name }) => ({ id: catId, name }))}
          harnesses={gear.filter(({ kind, condition }) => kind === "harness" && condition !== "retired")}
        />
      ) : null}
    </>
  )
}

function GearTable({ gear, mayEdit }: { gear: Equipment["gear"]; mayEdit: boolean }) {
  return (
    <ScrollRegion label="Inventory, scrollable">
      <Table aria-label="Inventory" miw={820}>
        <TableThead>
          <TableTr>
            {["Name", "Kind", "Style and size", "Condition", "Cleaned", "With", "Record"].map((head) => (
              <TableTh key={head} scope="col">
                {head}
              </TableTh>
            ))}
          </TableTr>
        </TableThead>
        <TableTbody>
          {gear.map((one) => (
            <TableTr key={one.id}>
              <TableTh scope="row">{one.label}</TableTh>
              <TableTd>{EQUIPMENT_KINDS[one.kind]}</TableTd>
              <TableTd>
                {[one.style, one.model, one.size, one.lengthM ? `${one.lengthM} m` : null]
                  .filter(Boolean)
                  .join(", ")}
              </TableTd>
              <TableTd>{CONDITIONS[one.condition as Condition] ?? one.condition}</TableTd>
              <TableTd>{one.cleanedOn === null ? "not written down" : formatDay(one.cleanedOn)}</TableTd>
              <TableTd>
                {[one.holder, one.forCat].filter(Boolean).join(", for ") || "in the cupboard"}
              </TableTd>
              <TableTd>
                <GearButtons gear={one} mayEdit={mayEdit} />
              </TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </ScrollRegion>
  )
}

function FitTable({ fits }: { fits: Equipment["fits"] }) {
  return (
    <ScrollRegion label="Fit checks, scrollable">
      <Table aria-label="Fit checks" miw={640}>
        <TableThead>
          <TableTr>
            {["Cat", "Stage", "Harness", "Checked", "Holds?"].map((head) => (
              <TableTh key={head} scope="col">
                {head}
              </TableTh>
            ))}
          </TableTr>
        </TableThead>
        <TableTbody>
          {fits.map((fit) => (
            <TableTr key={fit.catId}>
              <TableTh scope="row">
                <TextLink href={routes.cat(fit.catId)}>{fit.name}</TextLink>
              </TableTh>
              <TableTd>{fit.stage}</TableTd>
              <TableTd>{fit.harness ?? "–"}</TableTd>
              <TableTd>{formatDay(fit.checkedOn)}</TableTd>
              <TableTd>
                {fit.ranOut === null ? "✓ holds" : <strong>{fit.ranOut}</strong>}
                {fit.problems.length > 0 ? `: ${fit.problems.join(", ").toLowerCase()}` : ""}
              </TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </ScrollRegion>
  )
}
