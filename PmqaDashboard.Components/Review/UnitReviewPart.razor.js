// The first of these elements that is there takes the focus and comes into sight.
export function focus(ids) {
  const target = ids.map(id => document.getElementById(id)).find(element => element);
  target?.closest("article")?.scrollIntoView({ block: "nearest" });
  target?.focus();
}
