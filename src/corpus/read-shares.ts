/** Shares of the sides of a division, as a person writes them. */

const TOLERANCE = 1e-6;

/** `0.8,0.1,0.1`; undefined where it is no list of two or more shares that sum up to 1. */
export function readShares(text: string): readonly number[] | undefined {
  const shares = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  const isRight = shares.length >= 2 && shares.every((share) => share >= 0 && share <= 1);
  const sum = shares.reduce((total, share) => total + share, 0);
  return isRight && Math.abs(sum - 1) <= TOLERANCE ? shares : undefined;
}
