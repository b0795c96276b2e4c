#!/usr/bin/env bash
# The steps that make the image, run in the source folder: by the Dockerfile one by one, by check-image-steps.sh in a row.
#
#   assets         npm: the front-end, into platform/congxa/web/static
#   dependencies   the libraries of uv.lock into $UV_PROJECT_ENVIRONMENT, without the groups dev and embedded
#   package        translations, then the package itself, complete: it does not need the source folder any more
set -euo pipefail

assets() {
  cd platform/congxa/web/assets
  npm ci --no-audit --no-fund --loglevel=error
  npm run build --silent
}

dependencies() {
  uv sync --frozen --no-default-groups --no-install-project --quiet
}

package() {
  if compgen -G 'platform/congxa/web/translations/*/LC_MESSAGES/*.po' >/dev/null; then
    "$UV_PROJECT_ENVIRONMENT/bin/pybabel" --quiet compile --domain "messages site" -d platform/congxa/web/translations
  fi
  uv sync --frozen --no-default-groups --no-editable --quiet
}

case "${1:-}" in
  assets | dependencies | package) "$1" ;;
  *) echo "usage: image-steps.sh assets|dependencies|package" >&2; exit 2 ;;
esac
