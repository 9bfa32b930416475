#!/usr/bin/env bash
# Installs what is missing, builds, checks the format and runs every test.
# Ends with one line: N passed, N failed, N skipped. Exits non-zero when anything failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# Every process here lives for seconds or minutes, too short for code to be profiled before it is compiled well: an eighth less work.
export DOTNET_TieredPGO=0
# The browser tests use the system's Chromium; nothing may be downloaded for them.
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

configuration=Release
tests="PmqaDashboard.Tests/bin/$configuration/net10.0/PmqaDashboard.Tests.dll"
results=TestResults

say() { printf '== %s\n' "$*"; }
fail() { printf 'test.sh: %s\n' "$*" >&2; exit 1; }

# Runs a command as root: as it is, or through sudo.
as_root() {
  if [[ $(id -u) -eq 0 ]]; then "$@"; elif command -v sudo > /dev/null; then sudo "$@"; else return 1; fi
}

install_debian_packages() {
  command -v apt-get > /dev/null || return 1
  export DEBIAN_FRONTEND=noninteractive
  # The lists of packages are fetched only when the ones at hand do not do.
  as_root apt-get install -y -qq --no-install-recommends "$@" > /dev/null 2>&1 && return 0
  as_root apt-get update -qq && as_root apt-get install -y -qq --no-install-recommends "$@" > /dev/null
}

need_tools() {
  command -v dotnet > /dev/null || fail "The .NET 10 SDK is needed (command 'dotnet' not found)."
  dotnet --version > /dev/null 2>&1 || fail "A .NET 10 SDK that fits global.json is needed; 'dotnet --list-sdks' shows what is here."
  command -v node > /dev/null && command -v npm > /dev/null \
    || fail "Node.js 20 or later with npm is needed for the front-end packages (command 'node' or 'npm' not found)."
  need_browser
  need_postgres
  need_nginx
  need_mail_server
}

need_browser() {
  local browser
  for browser in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    [[ -n $browser ]] && command -v "$browser" > /dev/null && return 0
  done
  say "Installing Chromium for the browser tests"
  install_debian_packages chromium \
    || say "Chromium could not be installed here: needs Debian and root or sudo. Name one with CHROMIUM=/path/to/it. Browser tests will be skipped."
}

# The tests start a server of their own; only its programs are needed.
need_postgres() {
  command -v initdb > /dev/null || compgen -G "${PG_BINDIR:-/usr/lib/postgresql/*/bin}/initdb" > /dev/null && return 0
  say "Installing PostgreSQL for the store tests"
  install_debian_packages postgresql \
    || say "PostgreSQL could not be installed here: needs Debian and root or sudo. Name its programs with PG_BINDIR=/path/to/them. Tests on it will be skipped."
}

# The tests start an nginx of their own, with the configuration in deploy/; what the package itself starts is no matter.
need_nginx() {
  [[ -x /usr/sbin/nginx ]] || command -v nginx > /dev/null && return 0
  say "Installing nginx for the tests of several nodes"
  install_debian_packages nginx \
    || say "nginx could not be installed here: needs Debian and root or sudo. Tests of several nodes will be skipped."
}

# The tests start a mail server of their own; of several pythons any that has it will do.
need_mail_server() {
  local python
  for python in /usr/bin/python3 python3; do "$python" -c 'import aiosmtpd' 2> /dev/null && return 0; done
  say "Installing aiosmtpd for the tests of e-mail"
  install_debian_packages python3-aiosmtpd \
    || say "aiosmtpd could not be installed here: needs Debian and root or sudo. Tests of e-mail will be skipped."
}

need_tools
say "Building"
dotnet restore -v quiet
dotnet build --no-restore --configuration "$configuration" -v quiet -nologo

# Style and analyzers were errors of the build (EnforceCodeStyleInBuild); what is left of "dotnet format" is white space.
say "Checking the format"
dotnet format whitespace --no-restore --verify-no-changes

say "Testing"
rm -rf "$results"
code=0
dotnet "$tests" --no-ansi --progress off --results-directory "$results" \
  --report-xunit-xml --report-xunit-xml-filename tests.xml --show-stdout Failed --show-stderr Failed || code=$?

[[ -s $results/tests.xml ]] || fail "The test run ended without a report (exit code $code)."
# The report's own totals, over all assemblies. Errors are failures outside a test, such as in the clean-up of a class.
read -r passed failed skipped < <(node -e '
  const xml = require("fs").readFileSync(process.argv[1], "utf8");
  const sum = name => [...xml.matchAll(/<assembly\s[^>]*>/g)]
    .reduce((n, tag) => n + Number(new RegExp(`\\s${name}="(\\d+)"`).exec(tag[0])?.[1] ?? NaN), 0);
  console.log(sum("passed"), sum("failed") + sum("errors"), sum("skipped"));
' "$results/tests.xml")
[[ $passed =~ ^[0-9]+$ && $failed =~ ^[0-9]+$ && $skipped =~ ^[0-9]+$ ]] || fail "The report of the test run cannot be read."
[[ $code -eq 0 || $failed -gt 0 ]] || fail "The test run failed (exit code $code) though no test did."

printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
[[ $failed -eq 0 && $passed -gt 0 ]]
