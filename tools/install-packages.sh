#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-only
# Installs what packages.txt lists and is not installed yet (Debian 12; sudo if not root).
set -eu
cd "$(dirname "$0")/.."

missing=()
while read -r package; do
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed ||
        missing+=("$package")
done < <(sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' packages.txt)
[ ${#missing[@]} -eq 0 ] && exit 0

root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
        echo "These Debian packages are missing and neither root nor sudo is at hand to install them:" >&2
        printf '  %s\n' "${missing[@]}" >&2
        exit 1
    }
    root=(sudo)
fi
echo "Installing ${#missing[@]} Debian packages: ${missing[*]}"
"${root[@]}" apt-get update -qq
"${root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
