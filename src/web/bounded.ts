/**
 * A `fetch` for a library that speaks to a server which the newsroom chose: it goes to that address and to no other, as
 * a redirect is an answer like any other, and reads at most `maxBytes` of an answer. The caller's signal bounds it in time.
 */
export function createBoundedFetch(maxBytes: number): typeof fetch {
  return async (input, init) => {
    const answer = await fetch(input, { ...init, redirect: 'manual' });
    const body = await readUpTo(answer.body, maxBytes);
    const type = answer.headers.get('content-type') ?? 'application/octet-stream';
    // A status that may have no body, such as 204, is refused with one, even with an empty one.
    return new Response(body.length === 0 ? null : body, {
      status: answer.status,
      headers: { 'content-type': type },
    });
  };
}

async function readUpTo(body: ReadableStream<Uint8Array> | null, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
