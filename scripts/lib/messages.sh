# What the set-up says, in Chinese and English, and how it fails: what happened, then what to do. Sourced by scripts/setup.

STEPS=5

say() {
    printf '%s\n  %s\n' "$1" "$2"
}

step() {
    printf '[%s/%s] %s  %s\n' "$1" "$STEPS" "$2" "$3"
}

# fail CHINESE ENGLISH [COMMAND-TO-RUN]
fail() {
    trap - ERR
    printf '\n✗ %s\n  %s\n' "$1" "$2" >&2
    if [ $# -gt 2 ]; then printf '\n      %s\n' "$3" >&2; fi
    printf '\n' >&2
    exit 1
}

interrupted() {
    fail "准备工作被中断。再运行一次同样的命令即可继续。" "Set-up was interrupted. Run the same command again to go on."
}

# Shows the end of the log, so that the cause is on the screen and not only in a file.
show_log_end() {
    printf '\n── %s ──\n' "$LOG" >&2
    tail -n "${1:-15}" "$LOG" >&2
}
