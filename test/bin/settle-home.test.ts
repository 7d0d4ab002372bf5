import {expect, test} from 'vitest';
import {settleHome} from '../../bin/settle-home.ts';

const known = () => '/home/me';

test.each([undefined, '', 'here', './here'])(
  'without a home of its own, the user has that of the database: %s',
  home => {
    const env = home === undefined ? {} : {HOME: home};
    expect(settleHome(env, known)).toBe(true);
    expect(env).toEqual({HOME: '/home/me'});
  },
);

test('a home that is a whole path stays', () => {
  const env = {HOME: '/home/other'};
  expect(settleHome(env, known)).toBe(true);
  expect(env).toEqual({HOME: '/home/other'});
});

test('directories that are no whole paths are ignored', () => {
  const env = {HOME: '/h', XDG_DATA_HOME: 'data', XDG_STATE_HOME: '', XDG_CONFIG_HOME: '/c'};
  settleHome(env, known);
  expect(env).toEqual({HOME: '/h', XDG_CONFIG_HOME: '/c'});
});

test('where nobody knows the user, nobody knows a home', () => {
  const unknown = () => {
    throw new Error('uv_os_get_passwd returned ENOENT');
  };
  expect(settleHome({}, unknown)).toBe(false);
});
