import { attributeOf, withAttribute, type XmlEdit, type XmlEdits, type XmlPlace, type XmlTag } from './xml.js';

/** Edits of a section, or of another part of an HWPX that has content: what is seen stays, changes are accepted, and remarks are left out. */
export const hwpxEdits = (xml: string): XmlEdits => new ContentEditor(xml);

/** Remarks, and who changed what. */
const leftOut = new Set(['memo', 'memogroup', 'hiddenComment', 'trackChanges', 'trackChangeAuthors']);
const marks = new Set(['insertBegin', 'insertEnd', 'deleteBegin', 'deleteEnd']);
/** Where a deletion goes over them, a document has to keep them nevertheless. */
const structure = new Set(['t', 'secPr', 'ctrl', 'colPr', 'fieldBegin', 'fieldEnd']);

class ContentEditor implements XmlEdits {
  private isDeleted = false;
  /** Whether the paragraph has less text than when it was laid out. */
  private isShortened = false;
  /** Remarks that were left out while their ends are still to come. */
  private readonly remarks = new Set<string>();

  constructor(private readonly xml: string) {}

  element(tag: XmlTag, { within, end }: XmlPlace): XmlEdit {
    if (marks.has(tag.name)) {
      if (tag.name.startsWith('delete')) this.isDeleted = tag.name === 'deleteBegin';
      return { instead: '' };
    }
    if (this.isLeftOut(tag, within) || (tag.name === 'ctrl' && this.isLeftOut(this.firstBehind(end), tag))) return { instead: '' };
    if (tag.name === 'linesegarray' && this.isShortened) {
      this.isShortened = false;
      return { instead: '' };
    }
    return withoutNames(tag);
  }

  text(text: string, within: XmlTag): string {
    if (this.isDeleted && within.name === 't') {
      this.isShortened = true;
      return '';
    }
    return textWithoutNames(text, within);
  }

  private isLeftOut(tag: XmlTag, within: XmlTag | undefined): boolean {
    if (leftOut.has(tag.name)) return true;
    if (tag.name === 'fieldBegin' && attributeOf(tag, 'type') === 'MEMO') {
      this.remarks.add(attributeOf(tag, 'id'));
      return true;
    }
    if (tag.name === 'fieldEnd' && this.remarks.has(attributeOf(tag, 'beginIDRef'))) return true;
    return this.isDeleted && ['run', 'ctrl', 't'].includes(within?.name ?? '') && !structure.has(tag.name);
  }

  /** The tag right behind a place. */
  private firstBehind(place: number): XmlTag {
    const [, raw = '', name = ''] = /^\s*(<(?:[\w.-]+:)?([\w.-]+)[^>]*>)/.exec(this.xml.slice(place, place + 4_000)) ?? [];
    return { name, raw };
  }
}

/** The tag without what people called things, and without paths. */
function withoutNames(tag: XmlTag): string {
  switch (tag.name) {
    // The document this one was split from, by its path on the author's disk.
    case 'linkinfo':
      return withAttribute(tag, 'path', '').raw;
    case 'style':
      return withNeutralName(tag).raw;
    // What people call their fields and bookmarks is seen by nobody.
    case 'fieldBegin':
    case 'bookmark':
      return withAttribute(tag, 'name', '').raw;
    case 'p':
    case 'run':
      return tag.raw.replace(/\s(?:para|char)TcId\s*=\s*(?:"[^"]*"|'[^']*')/g, '');
    default:
      return withAttribute(tag, 'author', '-').raw;
  }
}

function textWithoutNames(text: string, within: XmlTag): string {
  if (within.name === 'shapeComment') return withoutPictureNames(text);
  // A chart may name the workbook that it was drawn from.
  if (within.name === 'f' && text.includes('[')) return '';
  if (within.name !== 'stringParam') return text;
  const parameter = attributeOf(within, 'name').toLowerCase();
  if (parameter === 'author' || parameter === 'path') return '';
  return parameter === 'command' && (leadsOut.test(text) || text.startsWith('MEMO/')) ? '' : text;
}

/** Commands of links have addresses and paths, in which colons are escaped. */
const leadsOut = /\\:|:\/\/|@|\\\\/;

const usualStyle = /^(?:바탕글|본문|개요 \d+|쪽 번호|머리말|꼬리말|각주|미주|메모|캡션|차례 제목|차례 \d+|표|그림)$/;

/** Styles of the word processor keep their Korean name; what people called their own becomes a number. */
function withNeutralName(tag: XmlTag): XmlTag {
  const name = attributeOf(tag, 'name');
  const neutral = usualStyle.test(name) ? name : `스타일 ${attributeOf(tag, 'id')}`;
  return withAttribute(withAttribute(tag, 'name', neutral), 'engName', '');
}

/** The word processor describes an inserted picture by the name of its file. */
const withoutPictureNames = (description: string) => description.replace(/원본 그림의 이름\s*:(?:(?!&#(?:10|13|x0?[aAdD]);)[^\r\n])*/g, '');
