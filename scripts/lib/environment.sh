# The Python environment in .venv: found Python, installed packages, byte code, translations. Sourced by scripts/setup.

STAMP=.venv/.set-up-for
HALF_INSTALLED=.venv/.half-installed
CATALOGUES=studio/assets/locales

# The environment is right as long as none of these files has changed, nor the place it was made in.
wanted_stamp() {
    { pwd; cat constraints.txt pyproject.toml scripts/setup scripts/lib/*.sh scripts/system-packages.txt; } | sha256sum
}

find_python() {
    local name
    for name in python3.11 python3.12 python3 /usr/bin/python3; do
        if "$name" -c 'import sys; sys.exit(sys.version_info[:2] not in ((3, 11), (3, 12)))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    return 1
}

explain_python() {
    fail "需要 Python 3.11 或 3.12,这里没有找到(python3 是:$(python3 --version 2>&1 || true))。" \
        "Python 3.11 or 3.12 is needed and was not found here. On Debian 12:" \
        "apt-get install python3 python3-venv"
}

# A moved environment still runs its Python, but the commands in it name the old place; one whose installation was cut off
# holds packages that look complete and are not.
environment_works() {
    [ ! -e "$HALF_INSTALLED" ] || return 1
    grep -qsF "$PWD/.venv/" .venv/bin/pip || return 1
    .venv/bin/python -c 'import pip, sys; sys.exit(sys.version_info[:2] not in ((3, 11), (3, 12)))' 2>/dev/null
}

create_environment() {
    environment_works && return
    local python
    python="$(find_python)" || explain_python
    rm -rf .venv
    "$python" -m venv .venv >>"$LOG" 2>&1 && return
    show_log_end
    fail "无法建立 Python 环境(.venv)。请检查磁盘空间和这个文件夹的写权限。" \
        "The Python environment could not be created. Check the free disk space and that this folder is writable."
}

install_packages() {
    touch "$HALF_INSTALLED"
    .venv/bin/python -m pip install --no-input --no-compile --progress-bar off \
        --constraint constraints.txt --editable '.[dev]' 2>&1 |
        tee -a "$LOG" | count_lines '^ *Collecting ' "获取 fetching" || explain_pip_failure
    rm -f "$HALF_INSTALLED"
}

explain_pip_failure() {
    show_log_end
    fail "Python 软件包没有装上。请检查网络、pip 的设置(pip config list)和磁盘空间;再运行同样的命令会接着装。" \
        "The Python packages could not be installed. Check the network, pip's settings and the free disk space; running the same command again goes on from here:" \
        ".venv/bin/python -m pip install --constraint constraints.txt --editable '.[dev]'"
}

# Start-up is three times as slow without it. Files that some package ships for other Pythons may not compile; that is harmless.
compile_byte_code() {
    .venv/bin/python -m compileall -q -j 2 .venv/lib studio >>"$LOG" 2>&1 || true
}

translations_are_stale() {
    local source
    for source in "$CATALOGUES"/*/LC_MESSAGES/*.po; do
        [ "${source%.po}.mo" -nt "$source" ] || return 0
    done
    return 1
}

compile_translations() {
    .venv/bin/pybabel --quiet compile --directory "$CATALOGUES" --domain studio >>"$LOG" 2>&1 && return
    show_log_end
    fail "界面译文无法编译。" "The translations could not be compiled: $CATALOGUES"
}

# Counts the lines that match, one dot-free line of progress for every tenth, and leaves pipefail to report a failure upstream.
count_lines() {
    local line count=0
    while IFS= read -r line; do
        [[ "$line" =~ $1 ]] || continue
        count=$((count + 1))
        if [ -t 1 ]; then printf '\r      %s: %s %.40s\e[K' "$2" "$count" "${line#*"${BASH_REMATCH[0]}"}"; elif ((count % 10 == 0)); then
            echo "      $2: $count"; fi
    done
    if [ -t 1 ]; then printf '\r\e[K'; fi
    echo "      $2: $count"
}
