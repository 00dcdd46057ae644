# shellcheck shell=bash
# Sourced by ./test after sdk.sh. need_package COMMAND PACKAGE... lists what is missing; install_packages installs it when root.

missing_commands=()
missing_packages=()

need_package() {
    if command -v "$1" >/dev/null; then return 0; fi
    missing_commands+=("$1")
    missing_packages+=("$2")
}

install_packages() {
    if [ ${#missing_packages[@]} = 0 ]; then return 0; fi
    if ! command -v apt-get >/dev/null; then
        say "Some tests use ${missing_commands[*]}, which are not here. This is no Debian: install them by hand."
        return 0
    fi
    if ! is_root; then
        say "Some tests use ${missing_commands[*]}, which are not here. Install them with:"
        say "  sudo apt-get install --no-install-recommends ${missing_packages[*]}"
        return 0
    fi
    say "Installing Debian packages the tests use: ${missing_packages[*]} ..."
    hold_services
    if ! apt_install "${missing_packages[@]}"; then
        say "apt-get could not install ${missing_packages[*]}; the tests that use ${missing_commands[*]} will say so."
    elif command -v systemctl >/dev/null; then
        # The tests start their own; Debian's services stay off at the next boot too.
        systemctl --quiet disable "${missing_packages[@]}" 2>/dev/null || true
    fi
    release_services
}

apt_install() {
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1 ||
        { apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null; }
}

# Debian starts a service when its package is installed; policy-rc.d with exit code 101 forbids it for as long as we install.
policy=/usr/sbin/policy-rc.d

hold_services() {
    if [ -e "$policy" ]; then mv "$policy" "$policy.before-tocsin"; fi
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    services_held=yes
}

release_services() {
    if [ "${services_held:-}" != yes ]; then return 0; fi
    rm -f "$policy"
    if [ -e "$policy.before-tocsin" ]; then mv "$policy.before-tocsin" "$policy"; fi
    services_held=
}
