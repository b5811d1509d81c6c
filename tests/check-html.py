#!/usr/bin/env python3
# check-html.py - a page of ours: well-formed, self-contained, inert, accessible.
#
# usage: check-html.py FILE...      exit: 0 nothing found, 1 faults (one a line)
#
# Elements are closed in order; ids are unique and links inside the page lead to one; there is no
# script, no handler, no request to anywhere (only links of <a>, http or https); headings go down
# one level at a time; tables have a caption and heads with a scope; pictures have a title. Where
# html5lib or tidy is installed, they read the page too.
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "hr", "img", "input", "col", "wbr", "base"}
BANNED = {"script", "iframe", "object", "embed", "link", "base", "form", "img", "image", "use"}
REQUESTS = {"src", "srcset", "background", "poster", "data", "action", "formaction", "ping", "xlink:href"}


class Page(HTMLParser):
    def __init__(self, name):
        super().__init__(convert_charrefs=True)
        self.name, self.faults, self.open, self.ids, self.links = name, [], [], set(), []
        self.level, self.table, self.titles, self.style, self.headings = 0, [], [], "", 0

    def fault(self, text):
        self.faults.append(f"{self.name}:{self.getpos()[0]}: {text}")

    def handle_starttag(self, tag, attributes, closed=False):
        a = dict(attributes)
        if len(a) != len(attributes):
            self.fault(f"<{tag}> has an attribute twice")
        if tag in BANNED:
            self.fault(f"<{tag}>")
        for name, value in attributes:
            value = value or ""
            if name.startswith("on") or name in REQUESTS:
                self.fault(f"<{tag} {name}={value!r}>")
            if name == "href" and not re.match(r"(#|https?://)", value):
                self.fault(f"a link to {value!r}")
            if name == "href" and tag != "a":
                self.fault(f"<{tag}> with a link")
            if name == "style" and re.search(r"url\s*\(|expression|@import", value, re.I):
                self.fault(f"a style that requests: {value}")
        if "id" in a:
            if a["id"] in self.ids or not a["id"] or re.search(r"\s", a["id"]):
                self.fault(f"id {a['id']!r} is there twice, empty or with a space")
            self.ids.add(a["id"])
        for name in ("aria-labelledby", "aria-describedby"):
            self.links += [(self.getpos()[0], i) for i in a.get(name, "").split()]
        if a.get("href", "").startswith("#"):
            self.links.append((self.getpos()[0], a["href"][1:]))
        if tag == "html" and not a.get("lang"):
            self.fault("<html> without a language")
        if re.fullmatch(r"h[1-6]", tag):
            level = int(tag[1])
            if level > self.level + 1 or (level == 1 and self.headings):
                self.fault(f"<{tag}> after a heading of level {self.level}")
            self.level = level
            self.headings += 1
        if tag == "table":
            self.table.append(0)
        if tag == "caption" and self.table:
            self.table[-1] += 1
        if tag == "th" and a.get("scope") not in ("row", "col"):
            self.fault("<th> without a scope")
        if tag == "svg":
            self.titles.append(a.get("aria-hidden") == "true")
        if tag == "title" and self.titles:
            self.titles[-1] = True
        if tag not in VOID and not closed:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes, True)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.fault(f"</{tag}> closes {self.open[-1:] or 'nothing'}")
        if tag in self.open:
            while self.open.pop() != tag:
                pass
        if tag == "table" and self.table.pop() != 1:
            self.fault("a table needs one caption")
        if tag == "svg" and not self.titles.pop():
            self.fault("a picture without a title")

    def handle_data(self, data):
        if self.open and self.open[-1] == "style":
            self.style += data
        elif re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", data):
            self.fault(f"a control character in {data[:60]!r}")

    def finish(self):
        self.close()
        if self.open:
            self.fault(f"not closed: {self.open}")
        if re.search(r"@import|url\s*\(", self.style):
            self.fault("the style sheet requests something")
        for line, target in self.links:
            if target not in self.ids:
                self.faults.append(f"{self.name}:{line}: nothing has the id {target!r}")
        if not self.headings:
            self.fault("no heading")
        return self.faults


def with_html5lib(name, text):
    try:
        import html5lib
    except ImportError:
        return []
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    parser.parse(text)
    return [f"{name}:{position[0]}: html5lib: {code} {data}" for position, code, data in parser.errors]


def with_tidy(name):
    if not shutil.which("tidy"):
        return []
    told = subprocess.run(["tidy", "-quiet", "-errors", "-utf8", name], capture_output=True, text=True)
    lines = told.stderr.splitlines()
    # tidy is older than some of what it warns of
    known = re.compile(r"proprietary attribute|is not approved by W3C")
    return [f"{name}: tidy: {line}" for line in lines if line.startswith("line") and not known.search(line)]


faults = []
for path in sys.argv[1:]:
    raw = open(path, "rb").read()
    text = raw.decode("utf-8")
    if not text.startswith("<!DOCTYPE html>\n") or not text.endswith("</html>\n"):
        faults.append(f"{path}: it is not one whole page")
    page = Page(path)
    page.feed(text)
    faults += page.finish() + with_html5lib(path, text) + with_tidy(path)
print("\n".join(faults), end="\n" if faults else "")
sys.exit(1 if faults else 0)
