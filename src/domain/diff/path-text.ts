/** Appends a key or an index to a key path: `charts.grafana`, `"system.uri"` quoted for its dot, `args[2]`. */
export function joinKey(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  const text = /^[^.[\]"'\s]+$/.test(key) ? key : JSON.stringify(key);
  return path === '' ? text : `${path}.${text}`;
}

/** Appends a list item that is known by one of its own keys: `containers[name=web]`. */
export function joinItem(path: string, by: string, name: string): string {
  return `${path}[${by}=${/^[^\][\s"=]+$/.test(name) ? name : JSON.stringify(name)}]`;
}
