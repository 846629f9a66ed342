# Sourced by the scripts beside it: makes sure that Swift, GLPK, GEOS, PROJ, libxlsxwriter,
# minizip, expat and SQLite are there, and installs the libraries where they are missing. Prints to standard error only, so that a script's own output stays clean.

say() { printf '%s\n' "$*" >&2; }

require_swift() {
  if ! command -v swift >/dev/null 2>&1; then
    say "There is no Swift toolchain. Install Swift 6.2 or newer from https://www.swift.org/install/"
    say "(Debian, Ubuntu: download the toolchain there; macOS: Xcode 26 or newer), then run this again."
    exit 1
  fi
  local version
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
  if [ "$(printf '%s\n6.2\n' "$version" | sort -V | head -n 1)" != "6.2" ]; then
    say "Swift ${version:-of an unknown version} is too old. Install Swift 6.2 or newer from"
    say "https://www.swift.org/install/, then run this again."
    exit 1
  fi
}

# install_debian COMMAND-OR-HEADER PACKAGE...: installs the packages where the file is missing.
install_debian() {
  local needed=$1
  shift
  if [ -e "$needed" ] || command -v "$needed" >/dev/null 2>&1; then return; fi
  if ! command -v apt-get >/dev/null 2>&1; then
    say "$needed is missing. Install what your system calls $*, then run this again."
    exit 1
  fi
  local as_root=""
  if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
      say "$needed is missing. As root: apt-get install $*. Then run this again."
      exit 1
    fi
    as_root=sudo
  fi
  say "Installing $* …"
  $as_root apt-get update >&2
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y --no-install-recommends "$@" >&2
}

# Solvers that the tests check optima with.
require_other_solvers() {
  if [ "$(uname)" = Darwin ]; then
    brew list cbc >/dev/null 2>&1 || brew install cbc >&2
  else
    install_debian glpsol glpk-utils
    install_debian cbc coinor-cbc
  fi
}

# The browser that the tests of the HTML report drive: sets CHROMIUM.
require_browser() {
  if [ "$(uname)" = Darwin ]; then
    CHROMIUM="/Applications/Chromium.app/Contents/MacOS/Chromium"
    [ -e "$CHROMIUM" ] || brew install --cask chromium >&2
  else
    # The same engine without a browser's windows, which nobody looks at and which take most of its time;
    # not every distribution has it.
    if ! (install_debian chromium-headless-shell chromium-headless-shell); then
      install_debian chromium chromium
    fi
    CHROMIUM=$(command -v chromium-headless-shell || command -v chromium)
  fi
  export CHROMIUM
}

# The other browser in which the tests open the planner's desk: sets FIREFOX.
require_firefox() {
  if [ "$(uname)" = Darwin ]; then
    FIREFOX="/Applications/Firefox.app/Contents/MacOS/firefox"
    [ -e "$FIREFOX" ] || brew install --cask firefox >&2
  else
    install_debian firefox-esr firefox-esr
    FIREFOX=$(command -v firefox-esr)
  fi
  export FIREFOX
}

# The web server behind which the tests put the desk: sets NGINX. It need not run.
require_web_server() {
  if [ "$(uname)" = Darwin ]; then
    brew list nginx >/dev/null 2>&1 || brew install nginx >&2
    NGINX=$(brew --prefix)/bin/nginx
  else
    install_debian /usr/sbin/nginx nginx-light
    install_debian openssl openssl
    NGINX=/usr/sbin/nginx
  fi
  export NGINX
}

# require_python [LIST FOLDER]: a Python with what LIST names, in FOLDER; sets python. Without them it
# is what drives the browser and what reads workbooks, in .build-python.
require_python() {
  local list=${1:-Tests/requirements.txt} folder=${2:-.build-python}
  python=$folder/bin/python
  if cmp -s "$list" "$folder/requirements.txt"; then return; fi
  if [ "$(uname)" != Darwin ]; then
    install_debian python3 python3
    # Debian keeps what makes a venv in a package of its own.
    if ! python3 -c 'import ensurepip' >/dev/null 2>&1; then
      install_debian /usr/share/doc/python3-venv python3-venv
    fi
  fi
  say "Installing what $list names in $folder …"
  python3 -m venv "$folder" >&2
  "$python" -m pip install --quiet --disable-pip-version-check --requirement "$list" >&2
  cp "$list" "$folder/requirements.txt"
}

# Flags that swift build and swift test need on this system.
swift_flags=()

# GLPK, GEOS, PROJ, libxlsxwriter, minizip, expat and SQLite.
require_libraries() {
  if [ "$(uname)" = Darwin ]; then
    if ! command -v brew >/dev/null 2>&1; then
      say "Homebrew is missing. Install it from https://brew.sh, then run this again."
      exit 1
    fi
    local library
    for library in glpk geos proj libxlsxwriter minizip expat sqlite; do
      brew list "$library" >/dev/null 2>&1 || brew install "$library" >&2
    done
    # GLPK ships no pkg-config file, so the compiler has to be told where Homebrew keeps it; the
    # others lie beside it.
    swift_flags=(-Xcc "-I$(brew --prefix)/include" -Xlinker "-L$(brew --prefix)/lib")
  else
    install_debian /usr/include/glpk.h libglpk-dev
    install_debian /usr/include/geos_c.h libgeos-dev
    install_debian /usr/include/proj.h libproj-dev
    install_debian /usr/include/xlsxwriter.h libxlsxwriter-dev
    install_debian /usr/include/zlib.h zlib1g-dev
    install_debian /usr/include/minizip/unzip.h libminizip-dev
    install_debian /usr/include/expat.h libexpat1-dev
    install_debian /usr/include/sqlite3.h libsqlite3-dev
  fi
}
