import type { Desk, DeskAccount } from '../../src/ports/desk.ts';
import type { TestDesk } from '../newsroom/desk.ts';

/** A story as people know it: its words, whose words were approved, and how far it may have got. */
export type Story = {
  readonly id: string;
  texts: readonly string[];
  approved: readonly string[] | null;
  phase: 'in_review' | 'approved' | 'begun' | 'cancelled';
  attempts: number;
};

/** What must hold, as little as can be: no states of delivery, only what people said. */
export type Model = {
  readonly stories: readonly Story[];
  /** Accounts (`*`: all) that a person has paused. */
  readonly paused: Set<string>;
  /** How often a person had the program send a text again. */
  readonly again: Map<string, number>;
  truth: number;
};

/** The real newsroom over the store in memory and the fake network, whose time the machine's clock need not follow. */
export type Real = {
  readonly test: TestDesk;
  readonly desk: Desk;
  readonly account: DeskAccount;
  /** Sets the machine's clock on or back, in milliseconds. */
  jump(ms: number): void;
  /** What was met so far, over all runs. */
  readonly met: Map<string, number>;
};
