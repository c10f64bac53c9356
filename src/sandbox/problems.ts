/** An answer of the API in the shape of RFC 7807, as X words it. */
export type Refusal = {
  readonly status: 400 | 401 | 402 | 403 | 404 | 429 | 503;
  readonly title: string;
  readonly detail: string;
  readonly type: string;
  readonly errors?: readonly Readonly<Record<string, string>>[];
};

/** The keys, the signature or the nonce are wrong; X does not say which. */
export const UNAUTHORIZED = refuse(401, 'Unauthorized', 'Unauthorized');

/** The words were said before. */
export const DUPLICATE = refuse(
  403,
  'Forbidden',
  'You are not allowed to create a Tweet with duplicate content.',
);

/** More than 280 as X counts. */
export const TOO_LONG = refuse(403, 'Forbidden', 'Your Tweet text is too long.');

/** The post to reply to is not there. */
export const NO_PARENT = refuse(
  403,
  'Forbidden',
  'You attempted to reply to a Tweet that is deleted or not visible to you.',
);

/** X lets an account of this kind reply to its own posts only. */
export const NOT_YOURS = refuse(
  403,
  'Forbidden',
  'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.',
);

/** Someone else's post cannot be deleted. */
export const NOT_AUTHOR = refuse(403, 'Forbidden', 'You are not authorized to delete this Tweet.');

/** The token may not do this; X says it of alt text too. */
export const FORBIDDEN = refuse(403, 'Forbidden', 'You are not permitted to perform this action.');

/** A picture that was never uploaded, by somebody else, or too long ago: X's own words. */
export const BAD_MEDIA: Refusal = invalid('Your media IDs are invalid.');

/** A window is used up. */
export const TOO_MANY = refuse(429, 'Too Many Requests', 'Too Many Requests');

/** The account's plan is used up, which no window cures. */
export const USAGE_CAPPED: Refusal = {
  ...refuse(429, 'UsageCapExceeded', 'Usage cap exceeded: Monthly product cap'),
  type: 'https://api.x.com/2/problems/usage-capped',
};

/** The money is used up: the one shape. */
export const CREDITS: Refusal = {
  ...refuse(
    402,
    'CreditsDepleted',
    'Your enrolled account does not have any credits to fulfill this request.',
  ),
  type: 'https://api.twitter.com/2/problems/credits',
};

/** The money is used up: the other shape. */
export const CREDITS_DEPLETED: Refusal = {
  ...refuse(402, 'Payment Required', 'Your account has no credits left.'),
  type: 'https://api.x.com/2/problems/credits-depleted',
};

/** The fault that was asked for. */
export const UNAVAILABLE = refuse(503, 'Service Unavailable', 'Service Unavailable');

/** Nothing stands at this path. */
export const NOT_FOUND = refuse(404, 'Not Found', 'Not Found');

/** There is no post by this id, or no longer. */
export function missing(id: string): Refusal {
  const type = 'https://api.x.com/2/problems/resource-not-found';
  const detail = `Could not find tweet with id: [${id}].`;
  const error = {
    resource_type: 'tweet',
    parameter: 'id',
    resource_id: id,
    title: 'Not Found Error',
    detail,
  };
  return { status: 404, title: 'Not Found Error', detail, type, errors: [{ ...error, type }] };
}

/** The body of a post is no JSON, or holds more or less than a text and a parent. */
export const INVALID_BODY = invalid(
  'The body is not a post: text, reply.in_reply_to_tweet_id if it is one, and up to four media.media_ids.',
);

/** A request that is not as the API wants it. */
export function invalid(...messages: readonly string[]): Refusal {
  return {
    status: 400,
    title: 'Invalid Request',
    detail: 'One or more parameters to your request was invalid.',
    type: 'https://api.x.com/2/problems/invalid-request',
    errors: messages.map((message) => ({ message })),
  };
}

function refuse(status: Refusal['status'], title: string, detail: string): Refusal {
  return { status, title, detail, type: 'about:blank' };
}
