# check.sh - what the command line tests have in common; bash reads it before each of them.
unset BASH_ENV

fail()
{
    echo "FAILED: $*" >&2
    exit 1
}

skip()
{
    echo "skipped: $*" >&2
    exit 77
}

# runs CODE COMMAND...: it exits with CODE; its output is in $SCRATCH/out and $SCRATCH/err.
runs()
{
    local want=$1 got
    shift
    "$@" >"$SCRATCH/out" 2>"$SCRATCH/err"
    got=$?
    if [ "$got" -ne "$want" ]; then
        head -c 2000 "$SCRATCH/err" >&2
        fail "exit $got, expected $want: $*"
    fi
}

# refuses CODE PATTERN COMMAND...: it exits with CODE, prints no result, and says in one
# line why: "entente: ...", which matches PATTERN (extended regular expression).
refuses()
{
    local code=$1 pattern=$2
    shift 2
    runs "$code" "$@"
    [ ! -s "$SCRATCH/out" ] || fail "a result was printed: $*"
    says "$pattern" "$@"
}

# says PATTERN COMMAND...: the command just run has said one line, as above.
says()
{
    local pattern=$1 lines
    shift
    lines=$(wc -l <"$SCRATCH/err")
    if [ "$lines" -ne 1 ] || ! grep -Eq "^entente: .*($pattern)" "$SCRATCH/err"; then
        head -c 2000 "$SCRATCH/err" >&2
        fail "expected one line 'entente: ...$pattern...': $*"
    fi
}

# holds FILE...: the working folder has exactly these files.
holds()
{
    local want got
    want=$(printf '%s\n' "$@" | sort)
    got=$(find . -mindepth 1 -printf '%P\n' | sort)
    [ "$want" = "$got" ] || fail "files are $(echo $got), expected $(echo $want)"
}

same()
{
    cmp "$1" "$2" >&2 || fail "$1 and $2 differ, expected the same bytes"
}

articles() # into the folder articles, without what is expected of them
{
    mkdir -p articles
    cp "$SOURCE"/graphs/articles/*.txt articles/
}

# A Python with NetworkX: Debian's own, which need not be the first on the PATH.
networkx()
{
    local python
    for python in /usr/bin/python3 python3; do
        if "$python" -c 'import networkx' 2>/dev/null; then
            echo "$python"
            return
        fi
    done
    return 1
}
