import {promisify} from 'node:util';
import {gunzip} from 'node:zlib';
import type {HttpAnswer} from './http-client.ts';
import {tooLargeAnswer, unreadableAnswer} from './network-trouble.ts';

/** All of a body. Throws what reading it throws. */
export async function readBytes({body}: Pick<HttpAnswer, 'body'>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * A body as text. Some servers compress although they were asked not to; unpacked it may not be longer than `limit`
 * bytes. Throws StrataError `network.answer`, `network.too-large`, and what reading it throws.
 */
export async function readText(answer: Pick<HttpAnswer, 'body' | 'url'>, limit: number): Promise<string> {
  const bytes = await readBytes(answer);
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? await unpack(bytes, answer.url, limit) : bytes;
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(plain);
  } catch {
    throw unreadableAnswer(answer.url, 'the answer is not text');
  }
}

/** A body as JSON. Throws StrataError `network.answer`, and what `readText` throws. */
export async function readJson(answer: Pick<HttpAnswer, 'body' | 'headers' | 'url'>, limit: number): Promise<unknown> {
  const text = await readText(answer, limit);
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    const isPage = /^\s*</.test(text) || (answer.headers['content-type'] ?? '').includes('html');
    throw unreadableAnswer(answer.url, isPage ? 'it answers with a web page, not JSON' : 'the answer is not JSON');
  }
}

async function unpack(bytes: Uint8Array, url: URL, limit: number): Promise<Buffer> {
  try {
    return await promisify(gunzip)(bytes, {maxOutputLength: limit});
  } catch (error) {
    if (error instanceof RangeError) throw tooLargeAnswer(url, limit);
    throw unreadableAnswer(url, 'the answer is broken gzip');
  }
}
