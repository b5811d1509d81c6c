"""Runs the commands of a Markdown file's console blocks and compares what they print.

usage: run.py README.md [--show]      --show prints what each command prints now"""
import re
import subprocess
import sys

NOT_HERE = ("scripts/", "git clone", "cmake", "cc ", "sudo ", "apt")


def blocks(path):
    """(line, command, expected lines) of each command, in order."""
    found, inside = [], False
    with open(path, encoding="utf-8") as f:
        for number, line in enumerate(f, 1):
            line = line.rstrip("\n")
            if line.startswith("```"):
                inside = line == "```console"
            elif inside and line.startswith("$ "):
                found.append((number, line[2:], []))
            elif inside and found:
                found[-1][2].append(line)
    return found


def pattern(lines):
    parts = []
    for line in lines:
        if line.strip() == "...":
            parts.append(r"(?:.*\n)*?")
        elif line.endswith("..."):
            parts.append(re.escape(line[:-3].rstrip()) + r".*\n")
        else:
            parts.append(re.escape(line) + r"\n")
    return re.compile("".join(parts) + r"\Z")


def main():
    path, show = sys.argv[1], "--show" in sys.argv
    commands = [c for c in blocks(path) if not c[1].startswith(NOT_HERE)]
    failed = 0
    for number, command, lines in commands:
        command = re.sub(r"\s+# .*", "", command)
        done = subprocess.run(["bash", "-c", command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, encoding="utf-8")
        if show:
            print(f"$ {command}\n{done.stdout}", end="")
        if done.returncode != 0 or (lines and not pattern(lines).match(done.stdout)):
            failed += 1
            print(f"README.md:{number}: {command}: exit {done.returncode}; printed\n{done.stdout}\nexpected\n"
                  + "\n".join(lines), file=sys.stderr)
    if len(commands) < 6:
        sys.exit(f"only {len(commands)} commands in {path}: are its console blocks marked as such?")
    sys.exit(failed > 0)


main()
