# shellcheck shell=bash disable=SC2034
# SPDX-License-Identifier: GPL-3.0-or-later
# What app/run, app/servers, tests/run and .ci/run share: packages and builds. Sourced from the
# project's root.

# What building and running the program needs. One requirement a word; where distributions name
# it differently, the names stand in order of preference.
readonly run_packages=(
    cmake ninja-build g++ ccache pkg-config curl
    qt6-base-dev libqt6sql6-sqlite libqt6opengl6-dev libgl-dev libopengl-dev libvulkan-dev
    qt6-charts-dev "qt6-svg-dev|libqt6svg6-dev" "qt6-svg-plugins|libqt6svg6" qt6-qpa-plugins qt6-wayland
    qcoro-qt6-dev qtkeychain-qt6-dev
    libsimdjson-dev nlohmann-json3-dev libyaml-cpp-dev libre2-dev libexpected-dev
    zlib1g-dev libzstd-dev libsnappy-dev libcli11-dev
    libcanberra-dev libcanberra-pulse sound-theme-freedesktop
    "fonts-dejavu-core|fonts-noto-core|fonts-liberation"
)

# What the tests need beside that.
readonly test_packages=(
    xvfb xauth xdotool python3 libvalijson-dev dbus-daemon dunst gnome-keyring libsecret-1-0
    "clang-14|clang" "clang-format-14|clang-format"
    "libclang-rt-14-dev|libclang-rt-19-dev|libclang-rt-18-dev|libclang-rt-dev" clazy shellcheck
)

say() { echo "onex: $*" >&2; }

fail() {
    say "$*"
    exit 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "this needs root or sudo: $*"
    fi
}

update_lists() { as_root apt-get -qq update >&2; }

# The installed packages among those named, one a line.
installed() {
    dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p'
}

# The requirements of which no alternative is installed, one a line.
missing_requirements() {
    local requirement have
    local -a names
    mapfile -t names < <(printf '%s\n' "$@" | tr '|' '\n')
    have=$(installed "${names[@]}")
    for requirement in "$@"; do
        grep -qxE "${requirement//+/\\+}" <<<"$have" || echo "$requirement"
    done
}

# The first alternative of the requirement that apt can install.
available() {
    local name
    for name in ${1//|/ }; do
        if apt-cache show --no-all-versions "$name" >/dev/null 2>&1; then
            echo "$name"
            return
        fi
    done
    return 1
}

available_all() {
    local requirement
    for requirement in "$@"; do
        available "$requirement" || return 1
    done
}

# Installs what is missing of the requirements, and says what first; silent when nothing is.
ensure_packages() {
    local -a missing packages
    local chosen
    if ! command -v apt-get >/dev/null; then
        say "packages are installed on Debian and Ubuntu only; app/lib.sh lists what is needed"
        return 0
    fi
    mapfile -t missing < <(missing_requirements "$@")
    [ "${#missing[@]}" -gt 0 ] || return 0
    if ! chosen=$(available_all "${missing[@]}"); then
        update_lists
        chosen=$(available_all "${missing[@]}") || fail "not in this system's package sources: ${missing[*]}"
    fi
    mapfile -t packages <<<"$chosen"
    say "installing ${packages[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq install -y --no-install-recommends "${packages[@]}" >&2
}

# build_preset PRESET CMAKE_ARGUMENTS… -- TARGET…: configures build/PRESET when it is not, and builds.
build_preset() {
    local preset=$1
    local -a options=()
    shift
    while [ $# -gt 0 ] && [ "$1" != -- ]; do
        options+=("$1")
        shift
    done
    shift
    if [ ! -f "build/$preset/build.ninja" ]; then
        if command -v ccache >/dev/null; then
            options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
        fi
        cmake --preset "$preset" "${options[@]}"
    fi
    cmake --build --preset "$preset" --target "$@"
}
