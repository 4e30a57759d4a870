import { readCatalogue, type Catalogue, type CatalogueSource } from '../catalogue';
import { serveTasks } from '../workbook';
import { examine } from './examine';
import { packed, type PackedExamination, type Question } from './messages';

/** Examines one workbook after another in a process of its own, which knows a catalogue as long as it stays the same. */

let known: { readonly text: string; readonly catalogue: Catalogue } | undefined;

function catalogueOf({ text, file }: CatalogueSource): Catalogue {
  if (known?.text !== text) known = { text, catalogue: readCatalogue(text, file) };
  return known.catalogue;
}

void serveTasks<Question, PackedExamination>(async (file, { catalogue, sender, batch }) =>
  packed(await examine(file, catalogueOf(catalogue), sender, batch)),
);
