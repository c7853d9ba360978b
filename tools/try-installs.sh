#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-only
# Tries each way to install what is committed, in clean roots of Debian 12: cmake --install, pip install . and the
# Debian package. Building and trying go without a network; making the roots needs Debian's archive.
#   tools/try-installs.sh [FOLDER [cmake|pip|deb]...]
# FOLDER keeps roots and compiler's cache; by default a temporary one, removed at the end.
# Needs root, debootstrap, overlay mounts; 3 GB and some 20 minutes. MIRROR names another archive than debootstrap's own; DEB a
# package that is made already.
set -euo pipefail
cd "$(dirname "$0")/.."

work=${1:-$(mktemp -d)}
[ "$(id -u)" -eq 0 ] || { echo "the clean roots are made with chroot: run this as root" >&2; exit 1; }
for tool in debootstrap unshare; do
    command -v $tool >/dev/null || { echo "$tool is missing; apt install debootstrap util-linux" >&2; exit 1; }
done
mkdir -p "$work"

# Runs a command in a root of its own processes and mounts, the source at /src.
#   in_root online|offline ROOT COMMAND...
in_root() {
    local net=() root=$2
    [ "$1" = online ] || net=(--net)
    shift 2
    mkdir -p "$root/src" "$root/ccache" "$work/ccache"
    unshare --mount --pid --fork --kill-child "${net[@]}" bash -euc '
        root=$1; source=$2; work=$3; shift 3
        mount -t proc proc "$root/proc"
        mount -t tmpfs shm "$root/dev/shm" 2>/dev/null || true
        [ -z "$source" ] || mount --bind "$source" "$root/src"
        mount --bind "$work/ccache" "$root/ccache"
        exec env -i HOME=/root CCACHE_DIR=/ccache PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
            DEBIAN_FRONTEND=noninteractive MPLBACKEND=Agg chroot "$root" "$@"' _ "$root" "${SOURCE-}" "$work" "$@"
}

# A root whose changes leave the one below as it was: layer NAME BELOW
layer() {
    local here=$work/$1
    umount "$here/root" 2>/dev/null || true
    rm -rf "$here" && mkdir -p "$here"/{root,upper,scratch}
    mount -t overlay overlay -o "lowerdir=$2,upperdir=$here/upper,workdir=$here/scratch" "$here/root"
}

at_end() {
    for mounted in "$work"/*/root; do umount "$mounted" 2>/dev/null || true; done
    [ -n "${keep:-}" ] || rm -rf "$work"
}
keep=${1:-}
trap at_end EXIT

make_roots() {
    [ -x "$work/bare/usr/bin/apt-get" ] || debootstrap --variant=minbase bookworm "$work/bare" ${MIRROR:+"$MIRROR"} >"$work/bare.log"
    [ -e "$work/tools/done" ] && return
    rm -rf "$work/tools" && cp -a "$work/bare" "$work/tools"
    local packages
    packages=$(sed -e '/^# tests and checks/,$d' -e 's/#.*//' packages.txt)
    in_root online "$work/tools" apt-get update -qq
    in_root online "$work/tools" apt-get install -y -qq --no-install-recommends \
        $packages python3-pip python3-venv ccache >"$work/tools.log"
    in_root online "$work/tools" apt-get clean
    touch "$work/tools/done"
}

sources() {
    [ -z "${have_sources:-}" ] || return 0
    have_sources=yes
    rm -rf "$work/src" && mkdir -p "$work/src"
    git archive HEAD | tar -x -C "$work/src"
}

build() {
    [ -z "${have_build:-}" ] || return 0
    have_build=yes
    sources
    layer built "$work/tools"
    SOURCE=$work/src in_root offline "$work/built/root" bash -euc '
        cmake -S /src -B /src/build -G Ninja -DCMAKE_BUILD_TYPE=Release -DTRUYVET_TESTS=OFF
        cmake --build /src/build' >"$work/build.log"
}

# What an installed program, and an installed module, must do. The source is not there any more.
program_works='
    cd /tmp
    truyvet check PREFIX/share/truyvet/scenarios/lao-cai-2021.toml
    truyvet run PREFIX/share/truyvet/scenarios/lao-cai-2021.toml --set population.people=5000 --replicates 2 \
        -o out --quiet
    truyvet report out/run.h5 -o report.html --lang en
    grep -q "</html>" report.html
    truyvet summary out/run.h5 | head -6'
module_works='
    cd /tmp
    python3 -c "
import truyvet
s = truyvet.Scenario.from_toml(\"population.people = 3000\\nexperiment.replicates = 2\")
r = truyvet.run(s, progress=False)
print(truyvet.__file__, r, r.summary()[\"true_f1\"], sep=\"\\n\")
assert len(r.tables[\"channels\"])"'

try_cmake() {
    build
    layer cmake "$work/built/upper:$work/tools"
    SOURCE=$work/src in_root offline "$work/cmake/root" cmake --install /src/build >"$work/cmake.log"
    in_root offline "$work/cmake/root" bash -euc "${program_works//PREFIX//usr/local}"
    in_root offline "$work/cmake/root" bash -euc "$module_works"
}

try_pip() {
    sources
    layer pip "$work/tools"
    SOURCE=$work/src in_root offline "$work/pip/root" bash -euc '
        python3 -m venv --system-site-packages /venv
        /venv/bin/pip install --no-build-isolation /src' >"$work/pip.log"
    in_root offline "$work/pip/root" bash -euc "PATH=/venv/bin:\$PATH$module_works"
}

pack() {
    build
    layer pack "$work/built/upper:$work/tools"
    SOURCE=$work/src in_root offline "$work/pack/root" bash -euc 'cd /src/build && cpack -G DEB' >"$work/pack.log"
    DEB=$(echo "$work"/src/build/truyvet_*.deb)
}

try_deb() {
    [ -n "${DEB:-}" ] || pack
    layer deb "$work/bare"
    cp "$DEB" "$work/deb/root/tmp/"
    in_root online "$work/deb/root" bash -euc '
        apt-get update -qq
        apt-get install -y -qq man-db
        apt-get install -y -qq /tmp/truyvet_*.deb' >"$work/deb.log"
    in_root offline "$work/deb/root" bash -euc "${program_works//PREFIX//usr}"
    in_root offline "$work/deb/root" bash -euc "$module_works"
    in_root offline "$work/deb/root" bash -euc 'man truyvet | cat | head -5; apt-get remove -y -qq truyvet >/dev/null
        if command -v truyvet || python3 -c "import truyvet" 2>/dev/null; then exit 1; fi'
}

make_roots
[ $# -ge 2 ] && shift || set -- cmake pip deb
for way in "$@"; do
    echo "== $way"
    "try_$way"
    echo "== $way: works"
done
