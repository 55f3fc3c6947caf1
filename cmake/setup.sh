# Sourced by ./run and ./check: installs what is missing of cmake/packages.txt. Asks nothing and does
# nothing when all is there.

truceline_packages() {
  grep -v '^#' "$1/cmake/packages.txt"
}

truceline_missing_packages() {
  local package
  for package in $(truceline_packages "$1"); do
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || echo "$package"
  done
}

# truceline_setup ROOT: the packages, or one clear line and a failure.
truceline_setup() {
  local root=$1 missing as_root=
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    echo "truceline: this set-up knows Debian's apt only; install what these Debian packages hold:" \
      $(truceline_packages "$root") >&2
    # Elsewhere the build may still work with what is there: CMake names what it does not find.
    command -v cmake >/dev/null && command -v ninja >/dev/null
    return
  fi
  missing=$(truceline_missing_packages "$root")
  [ -z "$missing" ] && return 0
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "truceline: as root, install:" $missing >&2; return 1; }
    as_root=sudo
  fi
  echo "truceline: installing" $missing
  $as_root apt-get update -q >/dev/null || return 1
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing \
    >/dev/null || { echo "truceline: apt-get could not install:" $missing >&2; return 1; }
}
