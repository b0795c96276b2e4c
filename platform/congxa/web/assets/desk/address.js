// What a table shows is kept in the page's address, so that it can be shared and survives "back".
export function readAddress(name) {
  return new URL(location.href).searchParams.get(name) ?? "";
}

export function writeAddress(name, value) {
  const url = new URL(location.href);
  if (value) url.searchParams.set(name, value);
  else url.searchParams.delete(name);
  history.replaceState(history.state, "", url);
}
