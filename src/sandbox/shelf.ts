/** A picture that somebody uploaded: what it is, and what it shows once that was said. */
export type Uploaded = {
  readonly user: string;
  readonly id: string;
  readonly type: string;
  readonly size: number;
  readonly alt: string | null;
  /** When it is forgotten unless a post carries it; ms since the epoch. */
  readonly expires: number;
};

/** X keeps an upload for a day: `expires_after_secs` of its answers. */
export const EXPIRES = 86_400;

/** More uploads than this are not remembered; the oldest go first. */
const MOST = 1_000;

/** Uploads that may stand in a post; forgotten when the sandbox ends, as nothing public refers to them. */
export type Shelf = {
  put(user: string, type: string, size: number): Uploaded;
  /** An upload of this very user that is not too old. */
  find(user: string, id: string): Uploaded | undefined;
  describe(upload: Uploaded, alt: string): void;
};

/** Begins empty. */
export function createShelf(now: () => number): Shelf {
  const uploads = new Map<string, Uploaded>();
  let last = 0n;
  return {
    put: (user, type, size) => {
      const at = BigInt(now()) << 20n;
      last = at > last ? at : last + 1n;
      const upload = { user, id: String(last), type, size, alt: null, expires: now() + EXPIRES * 1000 };
      uploads.set(upload.id, upload);
      const [oldest] = uploads.keys();
      if (uploads.size > MOST && oldest !== undefined) uploads.delete(oldest);
      return upload;
    },
    find: (user, id) => {
      const upload = uploads.get(id);
      return upload?.user === user && upload.expires > now() ? upload : undefined;
    },
    describe: (upload, alt) => void uploads.set(upload.id, { ...upload, alt }),
  };
}
