import type { Sighting } from '../model/outcome.ts';
import { asList, asText, field } from './x-problem.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** Text as it was written: X escapes `&`, `<` and `>` in every answer. In NFC. */
export function unescapeText(text: string): string {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity).normalize('NFC');
}

/**
 * Reads the posts of `GET /2/users/:id/tweets`, newest first; `null` when the answer is none. X spells its fields
 * in two ways (tweet, post), and a field that is absent says nothing.
 */
export function readSightings(body: unknown): readonly Sighting[] | null {
  const posts = field(body, 'data') ?? undefined;
  if (posts === undefined && field(field(body, 'meta'), 'result_count') === 0) return [];
  if (!Array.isArray(posts)) return null;
  const sightings = posts.map(readSighting);
  return sightings.every((sighting) => sighting !== null) ? sightings : null;
}

function readSighting(post: unknown): Sighting | null {
  const id = asText(field(post, 'id'));
  const text = field(post, 'text');
  if (!/^\d+$/.test(id) || typeof text !== 'string') return null;
  const at = Date.parse(asText(field(post, 'created_at')));
  const edits = asList(either(post, 'edit_history_tweet_ids', 'edit_history_post_ids')).map(asText);
  return {
    id,
    editIds: [...new Set([...edits.filter((edit) => edit !== ''), id])],
    text: expandLinks(unescapeText(text), field(post, 'entities')),
    parentId: readParent(either(post, 'referenced_tweets', 'referenced_posts')),
    at: Number.isNaN(at) ? null : at,
  };
}

function readParent(references: unknown): string | null | undefined {
  if (!Array.isArray(references)) return undefined;
  const reply = references.find((reference) => field(reference, 'type') === 'replied_to');
  if (reply === undefined) return null;
  const id = asText(field(reply, 'id'));
  return id === '' ? undefined : id;
}

/** What the link behind a post leads to where it stands for the post's own picture. */
const OWN_PICTURE = /^https?:\/\/(?:www\.)?(?:twitter|x)\.com\/[^/]+\/status\/\d+\/photo\/\d+$/;

/** Puts what a t.co link stands for in its place, in one pass so that nothing is expanded twice; a picture's own link goes. */
function expandLinks(text: string, entities: unknown): string {
  const links = new Map(
    asList(field(entities, 'urls')).map((link) => [
      asText(field(link, 'url')),
      asText(field(link, 'expanded_url')),
    ]),
  );
  const bare = text.replace(/\s*(https?:\/\/t\.co\/\w+)\s*$/, (whole, link: string) =>
    OWN_PICTURE.test(links.get(link) ?? '') ? '' : whole,
  );
  return bare.replace(/https?:\/\/t\.co\/\w+/g, (link) => links.get(link) || link).normalize('NFC');
}

function either(from: unknown, older: string, newer: string): unknown {
  return field(from, older) ?? field(from, newer);
}
