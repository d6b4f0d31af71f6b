#!/bin/sh
# What the tests open things with: a browser, LibreOffice, pango, PostgreSQL, node. Installed through apt when this is root on
# Debian; anywhere else the tests that need what is missing are named as skipped at the end.
set -u
[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || exit 0

wanted=""
command -v chromium >/dev/null 2>&1 || wanted="$wanted chromium"
command -v soffice >/dev/null 2>&1 || wanted="$wanted libreoffice-writer-nogui"
command -v pdftoppm >/dev/null 2>&1 || wanted="$wanted poppler-utils"
command -v node >/dev/null 2>&1 || wanted="$wanted nodejs npm"
command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || wanted="$wanted postgresql"
for library in libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation2; do
    dpkg-query -W -f='${Status}' "$library" 2>/dev/null | grep -q 'install ok' || wanted="$wanted $library"
done
[ -n "$wanted" ] || exit 0

echo "Installing what the tests need:$wanted"
export DEBIAN_FRONTEND=noninteractive
{ apt-get update -qq && apt-get install -y -qq --no-install-recommends $wanted; } >/dev/null ||
    echo "Some could not be installed; the tests that need them are named as skipped."
