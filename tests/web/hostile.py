"""Hostile strings, what they would be without their teeth, and what the templates may make."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_GAP = re.compile(r"\{U\+([0-9A-F]{4,5})\}")

STRINGS = tuple(
    _GAP.sub(lambda gap: chr(int(gap[1], 16)), line)
    for line in (ROOT / "tests" / "data" / "xss.txt").read_text(encoding="utf-8").split("\n")[:-1]
)


def harmless(text):
    """As many lines, of letters alone."""
    return "\n".join("a" if line.strip(" -\t") else "" for line in text.splitlines())


def bundles(most, apart=lambda text: False):
    """All of them in their order, in lists that are joined by blanks to at most `most` characters, and to no text that
    has to be kept apart.

    A place escapes all that stands in it or nothing. So strings may share it: where it does not, whoever looks at the
    page finds the first of them that makes an element.
    """
    found = [[]]
    for text in STRINGS:
        together = " ".join([*found[-1], text])
        if len(together) > most or apart(together):
            found.append([])
        found[-1].append(text)
    return found


_LOST = re.compile(r"[\s\0\ufffd\ufeff×]")
"""What is not compared: blanks, a NUL and what stands for it, and the cross on a chip."""


def stands_in(text, shown):
    """Whether it is in what a page shows, line by line: a field of one line and chips hold no line breaks."""
    there = _LOST.sub("", shown)
    return all(_LOST.sub("", line) in there for line in text.splitlines())


def ends_with(text, shown):
    """Whether what a page shows ends with it."""
    return _LOST.sub("", shown).endswith(_LOST.sub("", text))


def made_by_templates():
    """The tags of the templates and of our own script, each with the attributes that it may have."""
    found = {
        "html": {"lang"},
        "body": {"class"},
        "head": set(),
        "tbody": set(),
        "input": {"placeholder"},
    }
    for path in sorted((ROOT / "app" / "web" / "templates").rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        text = re.sub(
            r"\{#.*?#\}|\{\{.*?\}\}", "x", re.sub(r"\{%.*?%\}", " ", text, flags=re.DOTALL), flags=re.DOTALL
        )
        for tag, rest in re.findall(r"<([a-z][a-z0-9]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", text):
            bare = re.sub(r"=\s*(\"[^\"]*\"|'[^']*'|\S+)", " ", rest)
            found.setdefault(tag, set()).update(re.findall(r"[a-z][A-Za-z0-9:-]*", bare))
    for path in (ROOT / "app" / "web" / "static").glob("*.js"):
        for tag in re.findall(r"createElement\(\"(\w+)\"\)", path.read_text(encoding="utf-8")):
            found.setdefault(tag, set()).update({"class", "type", "id", "aria-label", "aria-describedby"})
    return {tag: sorted(names) for tag, names in found.items()}


MADE = {
    **made_by_templates(),
    "most": {"script": 5, "link": 4, "meta": 4, "dialog": 1, "template": 1},
}
"""What `LOOK` is given."""

LOOK = """(made) => {
  const wrong = [], counts = {}, heads = new Set(["title", "meta", "link", "base", "style"]);
  const ours = /^(class|id|style|hidden|disabled|role|tabindex|aria-[a-z]+|data-[a-z-]+)$/;
  const texts = /^(value|title|aria-label|aria-description|data-[a-z-]+)$/;
  for (const node of document.querySelectorAll("*")) {
    const tag = node.localName;
    counts[tag] = (counts[tag] || 0) + 1;
    const misplaced = heads.has(tag) && node.namespaceURI.endsWith("xhtml") && !node.closest("head");
    if (misplaced) wrong.push(`<${tag}> in the body`);
    if (!(tag in made)) { wrong.push(`<${tag}>`); continue; }
    for (const { name, value } of node.attributes) {
      if (!made[tag].includes(name) && !ours.test(name)) wrong.push(`<${tag} ${name}>`);
      const mail = tag === "a" && name === "href" && value.startsWith("mailto:?subject=");
      if (/alert|evil|pwned/.test(value) && !texts.test(name) && !mail) wrong.push(`<${tag} ${name}="${value}">`);
    }
  }
  if (window.pwned !== undefined) wrong.push("a script ran");
  for (const tag of ["script", "iframe", "frame", "link", "meta", "base", "style", "object", "embed", "template",
                     "dialog", "video", "audio", "math"])
    wrong.push(...Array(Math.max(0, (counts[tag] || 0) - (made.most[tag] || 0))).fill(`one more <${tag}>`));
  return wrong;
}"""
"""What is in a page that no template made; `made` as above, and `most`, how often a page has a tag at most."""

SKELETON = """async ({ path, form, file, fileName }) => {
  const body = new FormData();
  for (const [name, value] of form) body.append(name, value);
  if (file !== null) body.append("mail", new File([file], fileName, { type: "message/rfc822" }));
  const answer = await fetch(path, form.length ? { method: "POST", body } : {});
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = [...page.querySelectorAll("*")].map((node) => {
    let depth = 0;
    for (let up = node; up; up = up.parentElement) depth++;
    return `${depth} ${node.localName} ${[...node.attributes].map((a) => a.name).join(" ")}`;
  });
  return [answer.status, ...found];
}"""
"""Status and elements of an answer, as this browser reads it: depth, tag and names of attributes of each."""
