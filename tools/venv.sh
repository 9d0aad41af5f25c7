#!/bin/sh
# Makes .venv, and says what is missing where it cannot.
set -eu
python=${1:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "musnad needs Python 3.11 or newer; '$python' is $("$python" -V 2>&1). Try: make PYTHON=python3.12" >&2
    exit 1
}
"$python" -c 'import ensurepip, venv' 2>/dev/null || {
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    echo "this Python cannot make virtual environments; on Debian or Ubuntu: apt-get install python$version-venv" >&2
    exit 1
}
[ -x .venv/bin/python ] || "$python" -m venv .venv
