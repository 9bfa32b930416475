#!/usr/bin/env bash
# Screens that nobody touches for months, in little: bench/soak.sh [minutes]. First memory of page and server over simulated change
# (bench/run.sh soak), then three screens while the server is killed twenty times. KEEP_BUILD=1 measures what was published last.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

bench/run.sh soak --minutes "${1:-10}"

dotnet build PmqaDashboard.Tests -v quiet -nologo
PMQA_WALL_KILLS=20 dotnet run --project PmqaDashboard.Tests --no-build -- --filter-class "*WallSurvivesTests" --show-live-output on
