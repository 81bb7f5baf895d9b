# Sourced by the launcher of a simulated tool: hands the call to the lab, then does what the lab answers.
# Everything but mkfifo is built into the shell, to be quick; file names hold the host and the process id, to be unique.
rp_call="$rp_lab/calls/${RUNPROOF_LAB_HOST:-none}.$RUNPROOF_LAB_CONTAINER.$$"
: "${rp_pid:=$$}"
if [ ! -p "$rp_lab/ask" ]; then
    printf '%s: the lab of this host is gone\n' "${0##*/}" >&2
    exit 69
fi
{
    printf '%s\0' "$rp_tool" "$0" "$rp_pid" "$PWD" "$#" "$@"
    export -p
} >"$rp_call.q" && @MKFIFO@ "$rp_call.r" || exit 69
# Whose process the lab does not see holds the pipe open by itself: its end is the end of the pipe.
[ "$rp_pid" != 0 ] || exec 9<>"$rp_call.r"
printf '%s\0' a 1 "$rp_call" 1<>"$rp_lab/ask"
[ "$rp_pid" = 0 ] || exec 9<"$rp_call.r"
while IFS= read -r rp_line <&9; do
    eval "$rp_line"
done
printf '%s: the lab of this host has ended\n' "${0##*/}" >&2
exit 69
