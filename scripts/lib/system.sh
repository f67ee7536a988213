# Debian packages that Python packages cannot bring along. Sourced by scripts/setup.

missing_packages() {
    local package
    for package in $(sed 's/#.*//' scripts/system-packages.txt) $(python_packages); do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package"
    done
}

# Debian ships venv apart from Python; another Python (built or managed by hand) brings its own.
python_packages() {
    local python
    python="$(find_python)" || { echo python3 python3-venv; return; }
    "$python" -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; elif [ -t 0 ]; then sudo "$@"; else sudo --non-interactive "$@"; fi
}

require_root() {
    [ "$(id -u)" = 0 ] && return
    command -v sudo >/dev/null && as_root true && return
    fail "缺少系统软件包,而这里没有管理员权限(root 或 sudo)。请管理员运行下面的命令,然后再试一次:" \
        "System packages are missing and there is no root or sudo here. Ask an administrator to run this, then try again:" \
        "apt-get update && apt-get install $*"
}

install_system_packages() {
    command -v apt-get >/dev/null || { require_libraries_elsewhere; return; }
    local missing
    missing="$(missing_packages | xargs)"
    [ -n "$missing" ] || return 0
    echo "      $missing"
    # shellcheck disable=SC2086  # a list of words
    require_root $missing
    leave_no_database_running
    # shellcheck disable=SC2086
    apt_install $missing || explain_apt_failure "$missing"
}

# Debian's package would make a cluster and start it at once; nothing here needs it. A machine that has one keeps it.
leave_no_database_running() {
    local rules=/etc/postgresql-common/createcluster.d
    [ ! -e /etc/postgresql-common/createcluster.conf ] || return 0
    as_root mkdir -p "$rules"
    echo 'create_main_cluster = false' | as_root tee "$rules/agent-studio.conf" >/dev/null
}

apt_install() {
    local options=(-o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
    as_root env DEBIAN_FRONTEND=noninteractive dpkg --configure -a >>"$LOG" 2>&1 || true
    as_root apt-get "${options[@]}" update >>"$LOG" 2>&1 || return 1
    as_root env DEBIAN_FRONTEND=noninteractive apt-get "${options[@]}" install --yes --no-install-recommends "$@" \
        2>>"$LOG" | tee -a "$LOG" | count_lines '^Unpacking ' "解包 unpacking"
}

explain_apt_failure() {
    show_log_end
    fail "系统软件包没有装上。请检查网络与软件源(/etc/apt/sources.list),或手工安装后再试:" \
        "The system packages could not be installed. Check the network and the package source, or install them by hand and try again:" \
        "apt-get update && apt-get install $1"
}

# Not a Debian: we cannot install, but a machine that has the libraries and Python can still go on.
require_libraries_elsewhere() {
    find_python >/dev/null || explain_python
    say "这台机器没有 apt-get:请自行确认已安装与下列 Debian 软件包相当的库:" \
        "There is no apt-get here: please make sure that the equivalents of these Debian packages are installed:"
    sed 's/#.*//' scripts/system-packages.txt | xargs | sed 's/^/      /'
}
