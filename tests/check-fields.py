#!/usr/bin/env python3
# check-fields.py - the fields of JSON files against the table of them in a document.
#
# usage: check-fields.py DOCUMENT HEADING FILE...      exit: 0 both the same, 1 not
#
# A field is a path: `relations[].source`. Documented are the code spans in the first cells of the
# tables below HEADING, up to the next heading of its level. Every field of every file has to be
# documented, and every documented one in at least one of the files.
import json
import re
import sys


def paths(value, at=""):
    if isinstance(value, dict):
        for name, part in value.items():
            yield from paths(part, f"{at}.{name}" if at else name)
    elif isinstance(value, list):
        for part in value:
            yield from paths(part, at + "[]")
        if not value:
            yield at + "[]"
    else:
        yield at


document, heading, *files = sys.argv[1:]
documented, inside, level = set(), False, heading.split(" ")[0]
for line in open(document, encoding="utf-8"):
    if line.startswith(level + " "):
        inside = line.rstrip("\n") == heading
    elif inside and line.startswith("| `"):
        documented |= set(re.findall(r"`([^`]+)`", line.split("|")[1]))
if not documented:
    sys.exit(f"{document}: no table of fields below '{heading}'")

found, faults = {}, []
for name in files:
    for path in paths(json.load(open(name, encoding="utf-8"))):
        found.setdefault(path, name)
for path, name in sorted(found.items()):
    empty = path.endswith("[]") and any(d.startswith(path) for d in documented)
    if path not in documented and not empty:
        faults.append(f"{name}: '{path}' is not in {document}")
faults += [f"{document}: '{path}' is in none of the files" for path in sorted(documented - found.keys())]
print("\n".join(faults), end="\n" if faults else "")
sys.exit(1 if faults else 0)
