import {execFileSync, spawn, spawnSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {connect} from 'node:net';
import {join} from 'node:path';
import {expect, onTestFinished} from 'vitest';
import {temporaryDirectory} from '../../storage/temporary-directory.ts';
import {portOf} from '../http/a-server.ts';
import type {Certificates} from '../http/certificates.ts';

/** Whether the real server is there: `docker-registry`, Debian's package of that name. */
export function hasRealRegistry(): boolean {
  return spawnSync('docker-registry', ['--version']).status === 0;
}

/** Whether `htpasswd` is there, which writes the server's list of users: Debian's `apache2-utils`. */
export function hasHtpasswd(): boolean {
  return spawnSync('htpasswd', ['-nbB', 'a', 'b']).status === 0;
}

export interface RealRegistryOptions {
  readonly certificates?: Certificates;
  /** Who is let in. */
  readonly user?: {readonly username: string; readonly password: string};
}

/** Starts the real server on a free port of 127.0.0.1, with an empty store; gone when the test is. Gives `host:port`. */
export async function realRegistry({certificates, user}: RealRegistryOptions = {}): Promise<string> {
  const directory = await temporaryDirectory();
  const port = await freePort();
  const http: Record<string, unknown> = {addr: `127.0.0.1:${port}`};
  if (certificates !== undefined) http['tls'] = {certificate: certificates.certFile, key: certificates.keyFile};
  const config: Record<string, unknown> = {
    version: '0.1',
    log: {level: 'error'},
    storage: {filesystem: {rootdirectory: join(directory, 'store')}},
    http,
  };
  if (user !== undefined) {
    const path = join(directory, 'htpasswd');
    writeFileSync(path, execFileSync('htpasswd', ['-nbB', user.username, user.password]));
    config['auth'] = {htpasswd: {realm: 'lab', path}};
  }
  // JSON is YAML, as far as the server is concerned.
  const file = join(directory, 'config.yml');
  writeFileSync(file, JSON.stringify(config));
  const server = spawn('docker-registry', ['serve', file], {stdio: 'ignore', env: {PATH: process.env['PATH'] ?? ''}});
  onTestFinished(async () => {
    const ended = new Promise(resolve => server.once('exit', resolve));
    if (server.kill('SIGKILL')) await ended;
  });
  await expect.poll(() => isOpen(port), {timeout: 10_000, interval: 20}).toBe(true);
  return `127.0.0.1:${port}`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await new Promise<number>(resolve => {
    server.listen(0, '127.0.0.1', () => resolve(portOf(server)));
  });
  await new Promise(resolve => server.close(resolve));
  return port;
}

async function isOpen(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
