#!/usr/bin/env bash
# Publishes the product, the floor and the bench in Release, and measures: bench/run.sh [scenario…] [--screens N…] [--runs N] …
# Tables and values are written to bench/results. KEEP_BUILD=1 measures what was published last.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
out=bench/artifacts

publish() { dotnet publish "$1" --configuration Release --output "$out/$2" -v quiet -nologo; }

if [[ -z ${KEEP_BUILD:-} ]]; then
  publish PmqaDashboard.Server server
  publish bench/PmqaDashboard.Floor floor
  publish bench/PmqaDashboard.Bench bench
fi

# A screen is a socket here and one in the server.
ulimit -n "$(ulimit -Hn)"
exec dotnet "$out/bench/PmqaDashboard.Bench.dll" \
  --server "$out/server/PmqaDashboard.Server.dll" --floor "$out/floor/PmqaDashboard.Floor.dll" --results bench/results "$@"
