# shellcheck shell=bash
# Sourced by ./run, ./tocsin and ./test, which set `root` to the repository root.
# find_sdk leaves a `dotnet` on PATH that satisfies global.json; it fetches one into .dotnet/ when there is none.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false

say() { printf '%s\n' "$*" >&2; }

is_root() { [ "$(id -u)" = 0 ]; }

# An SDK that does not satisfy global.json makes `dotnet --version` fail in the repository root.
sdk_satisfies() { (cd "$root" && "$1" --version) >/dev/null 2>&1; }

wanted_sdk() { sed -n 's/.*"version": *"\([0-9.]*\)".*/\1/p' "$root/global.json" | head -n 1; }

use_local_sdk() {
    export DOTNET_ROOT="$root/.dotnet" PATH="$root/.dotnet:$PATH"
    hash -r
}

# A `dotnet` that can run what is already built, without the time that asking it for its version takes.
find_runtime() {
    if [ -x "$root/.dotnet/dotnet" ]; then use_local_sdk; fi
    command -v dotnet >/dev/null
}

find_sdk() {
    # A bare machine may lack ICU, which the SDK (not Tocsin) would otherwise ask for.
    if [ -z "$(find /usr/lib /usr/local/lib /lib -name 'libicuuc.so*' -print -quit 2>/dev/null)" ]; then
        export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
    fi
    if [ -x "$root/.dotnet/dotnet" ] && sdk_satisfies "$root/.dotnet/dotnet"; then use_local_sdk; return 0; fi
    if command -v dotnet >/dev/null && sdk_satisfies dotnet; then return 0; fi
    fetch_sdk
}

fetch_sdk() {
    local version script
    version=$(wanted_sdk)
    say "No .NET SDK here satisfies global.json (it wants $version or a later 10.0.4xx)."
    say "Fetching .NET SDK $version into .dotnet/ with Microsoft's installer (https://dot.net/v1/dotnet-install.sh) ..."
    ensure_downloader || { sdk_advice "$version"; return 1; }
    script=$(mktemp) || return 1
    if download https://dot.net/v1/dotnet-install.sh "$script" &&
        bash "$script" --version "$version" --install-dir "$root/.dotnet" --no-path >&2 &&
        sdk_satisfies "$root/.dotnet/dotnet"; then
        rm -f "$script"
        use_local_sdk
        say "The .NET SDK is in .dotnet/ and used from there. Remove that folder to get rid of it."
        return 0
    fi
    rm -f "$script"
    sdk_advice "$version"
    return 1
}

ensure_downloader() {
    if command -v curl >/dev/null || command -v wget >/dev/null; then return 0; fi
    if is_root && command -v apt-get >/dev/null; then
        say "Neither curl nor wget is here: installing curl ..."
        if ! DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends curl ca-certificates >/dev/null 2>&1; then
            apt-get update -qq >&2 &&
                DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends curl ca-certificates >/dev/null
        fi
    fi
    command -v curl >/dev/null || { say "Neither curl nor wget is here, so nothing can be fetched."; return 1; }
}

download() {
    if command -v curl >/dev/null; then
        curl --fail --silent --show-error --location --retry 2 --max-time 120 --output "$2" "$1"
    else
        wget --quiet --tries=3 --timeout=60 --output-document="$2" "$1"
    fi
}

sdk_advice() {
    say ""
    say "The .NET SDK could not be fetched. What to do, one of:"
    say "  - let this machine reach https://dot.net and https://builds.dotnet.microsoft.com, then run this again;"
    say "  - install .NET SDK $1 or a later 10.0.4xx from https://dotnet.microsoft.com/download/dotnet/10.0, so that \`dotnet --version\` works here;"
    say "  - unpack that SDK's tar.gz into $root/.dotnet/."
}

# A build server that outlives a CI job can keep that job from ending.
if [ "${CI:-}" = true ]; then export MSBUILDDISABLENODEREUSE=1; fi

# Lock files decide what is restored; in CI a lock file that is out of date is an error instead of being rewritten.
restore_arguments() {
    if [ "${CI:-}" = true ]; then printf '%s\n' -p:RestoreLockedMode=true; fi
}

# Builds the program (Release) when something it is made of is newer than the last build. Quiet unless it fails.
# A stamp tells "newer": the compiler leaves an output alone that would not change, so the outputs' times don't.
build_program() {
    local stamp=$root/artifacts/program.stamp next=$root/artifacts/program.stamp.$$ log
    if program_is_built "$stamp"; then return 0; fi
    find_sdk || return 1
    mkdir -p "$root/artifacts"
    if command -v flock >/dev/null; then
        exec 9>"$root/artifacts/program.lock"
        flock 9
        if program_is_built "$stamp"; then exec 9>&-; return 0; fi
    fi
    log=$(mktemp) || return 1
    say "Building Tocsin ..."
    : >"$next"
    # shellcheck disable=SC2046
    if ! (cd "$root" && dotnet build src/Tocsin.Server -c Release -v quiet -nologo -clp:NoSummary $(restore_arguments)) >"$log" 2>&1 9>&-; then
        cat "$log" >&2
        rm -f "$log" "$next"
        say "The build failed; its messages are above."
        exec 9>&-
        return 1
    fi
    mv "$next" "$stamp"
    rm -f "$log"
    exec 9>&-
}

program_is_built() {
    [ -f "$1" ] && [ -f "$program" ] &&
        [ -z "$(find "$root/src" "$root/global.json" "$root"/Directory.*.props "$root/.editorconfig" -newer "$1" -print -quit)" ]
}
