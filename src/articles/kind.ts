import type { Structured } from './structured.ts';

const LIST = /^(?:CollectionPage|ItemList|SearchResultsPage|ProfilePage)$/;
const LIVE = /^LiveBlogPosting$/;
const GALLERY = /^(?:ImageGallery|MediaGallery|VideoGallery)$/;

/** What a page says that it is instead of a story, each a clause for a person; none: it is a story, or silent. */
export function doubtKind({ article, types }: Structured): readonly string[] {
  if (types.some((type) => LIVE.test(type))) return ['the page says that it is a live blog'];
  if (Object.keys(article).length > 0) return [];
  return [
    ...(types.some((type) => LIST.test(type)) ? ['the page says that it is a list of stories'] : []),
    ...(types.some((type) => GALLERY.test(type)) ? ['the page says that it is a gallery'] : []),
  ];
}
