import type { OfficeDraft, Place } from './office-draft.js';

const paragraph = (xml: string) => `<w:p>${xml}</w:p>`;
const run = (xml: string) => paragraph(`<w:r>${xml}</w:r>`);
const body =
  (xml: (secret: string) => string): Place<OfficeDraft>[1] =>
  (draft, secret) =>
    draft.put('body', xml(secret));

/** Where Word hides text. */
export const hiddenInDocx: Place<OfficeDraft>[] = [
  ['a hidden text', body((s) => run(`<w:rPr><w:vanish/></w:rPr><w:t>${s}</w:t>`))],
  ['a text hidden by its style', body((s) => run(`<w:rPr><w:rStyle w:val="hidden2"/></w:rPr><w:t>${s}</w:t>`))],
  [
    'a paragraph hidden by its style',
    (draft, s) => {
      draft.put(
        'styles',
        '<w:style w:type="character" w:customStyle="1" w:styleId="hidden1"><w:name w:val="x"/><w:rPr><w:vanish/></w:rPr></w:style>' +
          '<w:style w:type="character" w:customStyle="1" w:styleId="hidden2"><w:name w:val="y"/><w:basedOn w:val="hidden1"/></w:style>',
      );
      draft.put(
        'body',
        paragraph(`<w:pPr><w:pStyle w:val="hidden1"/></w:pPr><w:hyperlink w:anchor="_Toc1"><w:r><w:t>${s}</w:t></w:r></w:hyperlink>`),
      );
    },
  ],
  [
    'a hidden text among the marks of a field',
    body((s) =>
      run(`<w:rPr><w:vanish w:val="true"/></w:rPr><w:fldChar w:fldCharType="begin"/><w:t>${s}</w:t><w:fldChar w:fldCharType="end"/>`),
    ),
  ],
  [
    'a hidden row',
    body((s) => `<w:tbl><w:tblPr/><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p><w:r><w:t>${s}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`),
  ],
];
