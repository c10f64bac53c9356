import { describe, expect, it } from 'vitest';
import { launch } from './cli.ts';

describe('bylinebot demo', () => {
  it('shows whole threads going out and ends by itself when asked to', async () => {
    const { code, out, err } = await launch(['demo', '--once']).finished;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.match(/thread is out/g)?.length).toBeGreaterThanOrEqual(4);
    expect(out).not.toMatch(/needs a person|held for a person/);
    expect(out).toContain('Follow @mara_ellison');
  });
});
