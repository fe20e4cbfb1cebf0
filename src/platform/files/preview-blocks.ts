import { withParticle } from '../../domain/particle.js';
import { htmlPage, mostPictureBytes, note, pagesLeftOut, picture } from './preview-html.js';
import { mostPages, type PreviewPage } from './preview-page.js';

/** About as much as three printed pages of text; a page that a browser shows at once on a telephone. */
const fullPage = 60_000;
/** Pictures make a page long for the network, not for the eye. */
const fullPageOfPictures = 4 * 1024 * 1024;

/** HTML as it comes, spread over pages: a new one begins where the document wants one, or where the last is full. */
export class Blocks {
  private readonly pages: PreviewPage[] = [];
  private body: string[] = [];
  private length = 0;
  private leftOut = 0;

  /** @param title of a page by its number. */
  constructor(private readonly title: (page: number) => string) {}

  add(html: string): void {
    if (this.body.length > 0 && this.length + weight(html) > fullPage) this.endPage();
    this.body.push(html);
    this.length += weight(html);
  }

  endPage(): void {
    if (this.body.length === 0) return;
    if (this.pages.length < mostPages) this.pages.push(htmlPage(this.title(this.pages.length + 1), this.body.join('')));
    else this.leftOut += 1;
    this.body = [];
    this.length = 0;
  }

  /** All pages, and one that says how many are left out. */
  ended(): PreviewPage[] {
    this.endPage();
    return this.leftOut > 0 ? [...this.pages, pagesLeftOut(this.leftOut)] : this.pages;
  }
}

const weight = (html: string): number => (html.startsWith('<img') ? Math.ceil((html.length / fullPageOfPictures) * fullPage) : html.length);

/** The pictures of a document, counted, as long as they are not too much together. */
export class Pictures {
  private count = 0;
  private left = 2 * mostPictureBytes;

  html(content: Buffer): string {
    this.count += 1;
    this.left -= content.length;
    if (this.left >= 0) return picture(content, this.count);
    return note(
      `그림 ${withParticle(this.count, '은/는')} 그림이 너무 많아 생략했습니다.`,
      `Picture ${this.count} is left out: there are too many.`,
    );
  }
}
