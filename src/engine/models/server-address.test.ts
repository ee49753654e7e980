/** Addresses as people write them. */
import { describe, expect, it } from 'vitest';
import { err, ok } from '../../core/result';
import { normaliseAddress } from './server-address';

describe('the address of a server', () => {
  it.each([
    ['localhost:8000', 'http://localhost:8000/v1'],
    [' http://127.0.0.1:11434/ ', 'http://127.0.0.1:11434/v1'],
    ['192.168.1.5:1234/v1/', 'http://192.168.1.5:1234/v1'],
    ['[::1]:8080', 'http://[::1]:8080/v1'],
    ['llm.example.org/team/v1/chat/completions', 'https://llm.example.org/team/v1'],
    ['https://llm.example.org/v1/models', 'https://llm.example.org/v1'],
  ])('%s is %s', (written, base) => {
    expect(normaliseAddress(written)).toEqual(ok(base));
  });

  it.each([
    ['  ', 'address-empty'],
    ['http://', 'address-unreadable'],
    ['two words', 'address-unreadable'],
    ['ftp://host/v1', 'address-scheme'],
    ['http://me:secret@host/v1', 'address-credentials'],
    ['http://host/v1?key=1', 'address-query'],
  ])('%s is refused', (written, code) => {
    expect(normaliseAddress(written)).toEqual(err(code));
  });
});
