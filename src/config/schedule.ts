import { validate } from 'node-cron';

/** True when node-cron takes the expression and some day it comes round. */
export function isCronExpression(text: string): boolean {
  return validate(text);
}

/** True for an IANA time zone that this Node knows. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
