#!/usr/bin/env bash
# Lighthouse over every page of a running demonstration: bench/lighthouse.sh http://127.0.0.1:5080 [page…]. Needs Chromium and npm.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export LIGHTHOUSE_HOME=$PWD/bench/artifacts/lighthouse
mkdir -p "$LIGHTHOUSE_HOME"
[[ -d $LIGHTHOUSE_HOME/node_modules/lighthouse ]] || npm install --silent --no-save --prefix "$LIGHTHOUSE_HOME" lighthouse@13.5.0 chrome-launcher@1.2.1
[[ -f $LIGHTHOUSE_HOME/package.json ]] || echo '{}' > "$LIGHTHOUSE_HOME/package.json"
exec node bench/lighthouse.mjs "$@"
