import { attributesOfElement } from './office-attributes.js';
import { fieldsToKeep, isKeptField } from './office-fields.js';
import { editsOfHidden } from './office-hidden.js';
import type { OfficeNames } from './office-names.js';
import { type EditsByPlace, editsOfAlternatives, editsOfObjects } from './office-places.js';
import { holdsFormula, holdsText, leftOut, onlyChildren, unwrapped, unwrappedWithoutPart, worksWithoutPart } from './office-rules.js';
import { vocabulariesOf, type Vocabularies } from './office-vocabularies.js';
import { attributeOf, UNWRAPPED, type XmlEdit, type XmlEdits, type XmlPlace, type XmlTag } from './xml.js';

/** What else has to be known to edit a part. */
export interface OfficePart {
  isWord: boolean;
  names: OfficeNames;
  /** Ids of the styles of Word whose text is hidden. */
  hiddenStyles: ReadonlySet<string>;
  /** By what name the part calls each other part that stays, before and after. */
  relations: ReadonlyMap<string, string>;
}

/** Edits of one part of an Office document: what is seen stays. */
export const officeEdits = (xml: string, part: OfficePart): XmlEdits => new PartEditor(xml, part);

const parentsOfFew = new Set(Object.keys(onlyChildren).map((name) => name.slice(name.indexOf(':') + 1)));
const nameInTag = /^<([^\s/>]+)/;

/** A table has a million of them. */
const plainCell = /^<[\w:]+ r="[A-Z]+\d+"(?: s="\d+")?(?: t="[a-zA-Z]{1,9}")?\/?>$/;

class PartEditor implements XmlEdits {
  private readonly vocabularies: Vocabularies;
  private readonly fields: ReadonlySet<number>;
  private readonly byPlace: EditsByPlace;
  /** Shared formulas that are left out, by their numbers: other cells refer to them. */
  private readonly formulasLeftOut = new Set<string>();

  constructor(
    private readonly xml: string,
    private readonly part: OfficePart,
  ) {
    this.vocabularies = vocabulariesOf(xml, part.isWord);
    this.fields = part.isWord ? fieldsToKeep(xml) : new Set();
    const isKnown = (prefix: string) => this.vocabularies.ofPrefix(prefix) !== null;
    this.byPlace = new Map([
      ...editsOfAlternatives(xml, isKnown),
      ...(part.isWord ? editsOfHidden(xml, part.hiddenStyles) : editsOfObjects(xml)),
    ]);
  }

  element(tag: XmlTag, place: XmlPlace): XmlEdit {
    const name = this.nameOf(tag);
    if (name === null || leftOut.has(name) || !this.belongs(name, place.within)) return { instead: '' };
    if (unwrapped.has(name)) return UNWRAPPED;
    if (name === 'x:c' && plainCell.test(tag.raw)) return tag.raw;
    return this.byPlace.get(place.end) ?? this.special(name, tag, place.end) ?? this.withAttributes(name, tag, place);
  }

  text(text: string, within: XmlTag): string {
    const name = this.nameOf(within);
    if (name === null || !holdsText.has(name)) return /^\s*$/.test(text) ? text : '';
    if (!holdsFormula.has(name)) return text;
    return leadsElsewhere(text) ? '' : this.part.names.inFormula(text);
  }

  private nameOf({ raw }: XmlTag): string | null {
    const isBare = !raw.includes(' ') && !raw.endsWith('/>');
    return this.vocabularies.nameOf(isBare ? raw.slice(1, -1) : (nameInTag.exec(raw)?.[1] ?? ''));
  }

  private belongs(name: string, within: XmlTag | undefined): boolean {
    const few = within && parentsOfFew.has(within.name) && onlyChildren[this.nameOf(within) ?? ''];
    return !few || few.has(name);
  }

  /** Elements with rules of their own; undefined for all others. */
  private special(name: string, tag: XmlTag, end: number): XmlEdit | undefined {
    const kept = (isKept: boolean, otherwise: XmlEdit = { instead: '' }) => (isKept ? undefined : otherwise);
    switch (name) {
      case 'w:fldChar':
      case 'w:instrText':
        return kept(this.fields.has(end));
      case 'w:fldSimple':
        return kept(isKeptField(attributeOf(tag, 'instr')), UNWRAPPED);
      case 'w:hyperlink':
        return kept(attributeOf(tag, 'anchor') !== '', UNWRAPPED);
      case 'w:compatSetting':
        return kept(attributeOf(tag, 'uri') === 'http://schemas.microsoft.com/office/word');
      case 'x:f':
        return kept(!this.leavesOutFormula(tag, end));
      case 'x:definedName':
        return kept(!leadsElsewhere(this.textBehind(end)));
      default:
        return undefined;
    }
  }

  private leavesOutFormula(tag: XmlTag, end: number): boolean {
    const shared = attributeOf(tag, 'si');
    if (shared && this.formulasLeftOut.has(shared)) return true;
    const isLeftOut = leadsElsewhere(this.textBehind(end));
    if (isLeftOut && shared) this.formulasLeftOut.add(shared);
    return isLeftOut;
  }

  private textBehind(end: number): string {
    return this.xml.slice(end, this.xml.indexOf('<', end));
  }

  private withAttributes(name: string, tag: XmlTag, { within }: XmlPlace): XmlEdit {
    const { relations, names } = this.part;
    const written = attributesOfElement(
      { name, tag, within: within && this.nameOf(within) },
      { vocabularies: this.vocabularies, relations, names },
    );
    if (!written.missesPart || worksWithoutPart.has(name)) return written.tag;
    return unwrappedWithoutPart.has(name) ? UNWRAPPED : { instead: '' };
  }
}

/** Other workbooks, by number or by name; functions that fetch; addresses and paths in texts. */
const elsewhere =
  /(?:^|[^\p{L}\p{N}_.\])])\[\d+\]|'[^']*\[[^'\]]*\][^']*'!|\[[^\]]*\.xl\w+\]|\||\b(?:HYPERLINK|WEBSERVICE|FILTERXML|IMAGE|RTD|CALL|REGISTER|STOCKHISTORY|CUBE\w+|SQL\.REQUEST)\s*\(|:\/\/|\\|@[\w-]+\./iu;

/** Whether a formula leads out of the workbook. */
function leadsElsewhere(formula: string): boolean {
  return elsewhere.test(formula.replace(/&apos;|&#39;/g, "'"));
}
