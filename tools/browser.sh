#!/bin/sh
# The browser test drives a Chromium that is on the machine. Where there is none and this is Debian and we may, install it.
set -u
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-core; } \
        >/dev/null 2>&1 && exit 0
fi
echo "no Chromium here: the browser tests will be skipped (Debian: apt-get install chromium)" >&2
